"use client";

import Link from "next/link";
import { useRef } from "react";
import { useDismiss } from "@/components/ui/use-dismiss";
import type { Namespace } from "@/lib/contract/namespace";
import { routes } from "@/lib/routes";

/** The namespace of the page; a menu when there are others. It is a disclosure, so it works without a script. */
export function NamespaceSwitcher({ current, namespaces }: { current: string; namespaces: readonly Namespace[] }) {
  const menu = useRef<HTMLDetailsElement>(null);
  useDismiss(menu);
  if (namespaces.every(({ name }) => name === current)) return <span>{current}</span>;
  return (
    <details ref={menu} className="namespaces">
      <summary>
        {current} <span aria-hidden="true">▾</span>
      </summary>
      <ul>
        {namespaces.map(({ name, title }) => (
          <li key={name}>
            <Link prefetch={false} href={routes.jobList(name)} aria-current={name === current ? "true" : undefined}>
              <span aria-hidden="true">{name === current ? "✓" : ""}</span>
              <span>{name}</span>
              <span className="text-muted truncate">{title}</span>
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}
