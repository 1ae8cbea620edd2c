/*
 * How an input stands in a prompt: its name, then its text in a fence that nothing in the text can close.
 * Agents write prompts this way and the rules expert reads them back.
 */

const FENCED = /^([A-Z][A-Za-z0-9]*):\n(`{3,})text\n([\s\S]*?)\n\2$/gm;

/** `value` under its name, in a fence longer than any run of backticks in it. */
export function fence(name: string, value: string): string {
  const runs = Array.from(value.matchAll(/`+/g), ([run]) => run.length);
  const longest = runs.reduce((most, length) => Math.max(most, length), 2);
  const ticks = "`".repeat(longest + 1);
  return `${name}:\n${ticks}text\n${value.replace(/\r\n/g, "\n").replace(/\n+$/, "")}\n${ticks}`;
}

/** The inputs that a prompt holds, by name. */
export function readFences(prompt: string): ReadonlyMap<string, string> {
  return new Map(Array.from(prompt.matchAll(FENCED), ([, name = "", , text = ""]) => [name, text]));
}
