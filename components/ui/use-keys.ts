"use client";

import { useEffect, useEffectEvent } from "react";

/**
 * What a key does; `false` means that it does nothing here and stays the browser's. Keys are named as `KeyboardEvent.key`
 * has them; `g g` is pressed one after the other.
 */
export type KeyBindings = Readonly<Record<string, () => unknown>>;

const SEQUENCE_MS = 800;

/** Listens for single keys on the whole page; typing in a field, and keys with a modifier, are left alone. */
export function useKeys(bindings: KeyBindings): void {
  const press = useEffectEvent((event: KeyboardEvent, before: string): boolean => {
    const action = bindings[`${before} ${event.key}`] ?? bindings[event.key];
    if (action === undefined || action() === false) return false;
    event.preventDefault();
    return true;
  });
  useEffect(() => {
    let last = { key: "", at: 0 };
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isForOther(event)) return;
      const now = performance.now();
      const before = now - last.at < SEQUENCE_MS ? last.key : "";
      last = press(event, before) ? { key: "", at: 0 } : { key: event.key, at: now };
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}

const TAKES_KEYS = "input:not([type=checkbox]), textarea, select, dialog[open], [contenteditable]";

/** Keys that the focused element takes itself. A dialog that was closed keeps the focus until the browser draws the page again. */
function isForOther({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest(TAKES_KEYS) !== null) return true;
  return key === "Enter" && target.closest("a, button, summary") !== null;
}
