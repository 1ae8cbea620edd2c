"use client";

import { type ReactNode, useRef } from "react";
import { useDismiss } from "@/components/ui/use-dismiss";

interface PopoverProps {
  readonly title: string;
  /** Something in it is set. */
  readonly on?: boolean;
  readonly children: ReactNode;
}

/** Fields that are seldom needed, behind a click; they belong to the form around it also while it is closed. */
export function Popover({ title, on = false, children }: PopoverProps) {
  const menu = useRef<HTMLDetailsElement>(null);
  useDismiss(menu);
  return (
    <details ref={menu} className="popover">
      <summary className="control" data-on={on || undefined}>
        {title}
      </summary>
      <div className="popover-panel">{children}</div>
    </details>
  );
}
