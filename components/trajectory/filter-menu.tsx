"use client";

import { useId, useRef } from "react";
import { useDismiss } from "@/components/ui/use-dismiss";
import { visibleLine } from "@/components/ui/visible-text";

interface FilterMenuProps<Value extends string> {
  readonly label: string;
  /** What there is to choose, with how many spans each has. */
  readonly choices: readonly (readonly [Value, number])[];
  /** Empty: all. */
  readonly chosen: ReadonlySet<Value>;
  readonly onToggle: (value: Value) => void;
  readonly onClear: () => void;
}

/** A button that opens a list of boxes to tick; it says what is chosen. */
export function FilterMenu<Value extends string>(props: FilterMenuProps<Value>) {
  const { label, choices, chosen, onToggle, onClear } = props;
  const menu = useRef<HTMLDetailsElement>(null);
  const title = useId();
  useDismiss(menu);
  return (
    <details ref={menu} className="filter-menu">
      <summary className="control" id={title} data-on={chosen.size > 0 || undefined}>
        {label}
        {chosen.size > 0 && `: ${[...chosen].map(visibleLine).join(", ")}`} <span aria-hidden="true">▾</span>
      </summary>
      <fieldset aria-labelledby={title}>
        {choices.map(([value, count]) => (
          <label key={value}>
            <input type="checkbox" checked={chosen.has(value)} onChange={() => onToggle(value)} />
            <span className="min-w-0 grow [overflow-wrap:anywhere]">{visibleLine(value)}</span>
            <span className="text-muted numeric">{count}</span>
          </label>
        ))}
        <button type="button" className="control mt-1" onClick={onClear} disabled={chosen.size === 0}>
          Show all
        </button>
      </fieldset>
    </details>
  );
}
