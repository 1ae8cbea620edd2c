"use client";

import type { RefObject } from "react";
import { useKeys } from "@/components/ui/use-keys";

/**
 * Moves the focus between the links of the rows, which the browser opens, and selects the focused row. `rerun` is told the
 * job that has the focus.
 */
export function useListKeys(body: RefObject<HTMLElement | null>, rerun: (focused: string | null) => void): void {
  const links = () => [...(body.current?.querySelectorAll<HTMLElement>(".job-link") ?? [])];
  const focusedRow = () =>
    links()
      .find((link) => link.closest("tr")?.contains(document.activeElement))
      ?.closest("tr");
  const box = () => focusedRow()?.querySelector<HTMLInputElement>("input[name=id]");
  const move = (step: number) => {
    const all = links();
    const from = all.findIndex((link) => link.closest("tr") === focusedRow());
    const to = from < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, from + step));
    all[to]?.focus();
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    "g g": () => links()[0]?.focus(),
    G: () => links().at(-1)?.focus(),
    x: () => box()?.click() ?? false,
    r: () => rerun(box()?.value ?? null),
  });
}
