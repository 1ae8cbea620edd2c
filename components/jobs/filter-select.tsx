"use client";

import { visibleLine } from "@/components/ui/visible-text";
import { formTakesChange } from "./form-takes-change";

/** A value of a select and how it is called. */
export interface Choice {
  readonly value: string;
  readonly text: string;
}

interface FilterSelectProps {
  readonly name: string;
  /** What it chooses, for those who do not see it, and its first entry: nothing. */
  readonly label: string;
  readonly unset: string;
  readonly value: string;
  readonly choices: readonly Choice[];
}

/** One choice of a filter. A value that is none of the choices is offered too: a link may have led to it. */
export function FilterSelect({ name, label, unset, value, choices }: FilterSelectProps) {
  const isKnown = value === "" || choices.some((choice) => choice.value === value);
  const all = isKnown ? choices : [...choices, { value, text: visibleLine(value) }];
  return (
    // The form takes the change: without a script its button does.
    <select
      name={name}
      aria-label={label}
      value={value}
      onChange={formTakesChange}
      className="field filter-select"
      data-on={value !== "" || undefined}
    >
      <option value="">{unset}</option>
      {all.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.text}
        </option>
      ))}
    </select>
  );
}

export function choicesOf(values: readonly string[]): Choice[] {
  return values.map((value) => ({ value, text: visibleLine(value) }));
}
