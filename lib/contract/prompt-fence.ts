/*
 * How an input stands in a prompt: its name, then its text in a fence that nothing in the text can close.
 * Agents write prompts this way and the rules expert reads them back.
 */

import { trimTrailing } from "./trim-trailing";

const NAME = /^([A-Z][A-Za-z0-9]*):$/;
const OPENING = /^(`{3,})text$/;
/** Lines from the name to the closing fence at least: name, opening, one line of text. */
const SHORTEST = 3;

/** `value` under its name, in a fence longer than any run of backticks in it. */
export function fence(name: string, value: string): string {
  const runs = Array.from(value.matchAll(/`+/g), ([run]) => run.length);
  const longest = runs.reduce((most, length) => Math.max(most, length), 2);
  const ticks = "`".repeat(longest + 1);
  return `${name}:\n${ticks}text\n${trimTrailing(value.replace(/\r\n/g, "\n"), "\n")}\n${ticks}`;
}

/** The inputs that a prompt holds, by name. A fence that is never closed holds nothing. Linear in the prompt's length. */
export function readFences(prompt: string): ReadonlyMap<string, string> {
  const lines = prompt.split("\n");
  const closings = closingLines(lines);
  const inputs = new Map<string, string>();
  for (let index = 0; index < lines.length; index++) {
    const name = NAME.exec(lines[index] ?? "")?.[1];
    const closing = closings.get(index);
    if (name === undefined || closing === undefined) continue;
    inputs.set(name, lines.slice(index + 2, closing).join("\n"));
    index = closing;
  }
  return inputs;
}

/**
 * For every line before an opening fence, the line that closes it. Found from the end on, with the nearest fence of each
 * length in mind: to look for each closing by itself takes the square of the length when there are none.
 */
function closingLines(lines: readonly string[]): ReadonlyMap<number, number> {
  const closings = new Map<number, number>();
  const nearest = new Map<string, number>();
  for (let index = lines.length - 1 - SHORTEST; index >= 0; index--) {
    nearest.set(lines[index + SHORTEST] ?? "", index + SHORTEST);
    const ticks = OPENING.exec(lines[index + 1] ?? "")?.[1];
    const closing = ticks === undefined ? undefined : nearest.get(ticks);
    if (closing !== undefined) closings.set(index, closing);
  }
  return closings;
}
