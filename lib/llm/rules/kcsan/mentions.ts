import type { ValueUse } from "../c/value-uses";

/** Whether `name` stands in a piece of code as a word. */
export function mentions(text: string, name: string): boolean {
  return new RegExp(`\\b${name}\\b`).test(text);
}

/** Whether the reader goes on with the value of `name`: anything more than a test, or a test that leads to code that names it. */
export function goesOnWith({ kind, effects }: ValueUse, name: string): boolean {
  return kind !== "branch" || effects.some(({ what }) => mentions(what, name));
}
