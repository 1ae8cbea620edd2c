"use client";

import { useSearchParams } from "next/navigation";
import { visibleLine } from "./visible-text";

/** Longer than any ID. */
const MAX_SHOWN = 60;

/** What the address's query says under a name, on one line and cut where it is longer than an ID; empty when it says nothing. */
export function useAddressLine(name: string): string {
  const line = visibleLine(useSearchParams().get(name) ?? "");
  return line.length <= MAX_SHOWN ? line : `${line.slice(0, MAX_SHOWN)}…`;
}
