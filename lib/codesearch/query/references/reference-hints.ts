import { recordKind } from "@/lib/codesearch/scanner/definition-records";
import type { ScannedDefinition } from "@/lib/codesearch/scanner/scanned-definition";
import type { Unread } from "./held-sources";

const MOST_NAMED = 5;
const MOST_FILES = 3;

/** Sentences as one text; empty ones are left out. */
export function joinHints(...sentences: readonly string[]): string {
  return sentences.filter((sentence) => sentence !== "").join(" ");
}

/** Names macros that stand for a field. */
export function aliasHint(aliases: ReadonlySet<string>): string {
  if (aliases.size === 0) return "";
  const shown = [...aliases]
    .sort()
    .slice(0, MOST_NAMED)
    .map((name) => `<struct>::${name}`);
  return `Macros stand for this field; ask for their uses too: ${shown.join(", ")}.`;
}

/** Says in which other structs a field of the name was used, and how often. */
export function othersHint(others: ReadonlyMap<string, number>, name: string): string {
  if (others.size === 0) return "";
  const sorted = [...others].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const shown = sorted.slice(0, MOST_NAMED).map(([label, count]) => `${label} (${count})`);
  const more = sorted.length > MOST_NAMED ? ` and ${sorted.length - MOST_NAMED} more` : "";
  return `Left out are uses of ${name} in other structs: ${shown.join(", ")}${more}.`;
}

/** Names the definitions of a function or variable that has several outside of headers. */
export function severalHint(definitions: readonly ScannedDefinition[], name: string): string {
  const proper = definitions.filter(
    ({ record, path }) => (record === recordKind.function || record === recordKind.variable) && path.endsWith(".c"),
  );
  const places = [...new Set(proper.map(({ path, nameLine }) => `${path}:${nameLine}`))].sort();
  if (places.length < 2) return "";
  const more = places.length > MOST_NAMED ? ` and ${places.length - MOST_NAMED} more` : "";
  const shown = `${places.slice(0, MOST_NAMED).join(", ")}${more}`;
  return `${name} has ${places.length} definitions, each of which may be its own file's alone: ${shown}.`;
}

/** Says what else the word stands for, and how often. */
export function leftOutHint(leftOut: number, name: string, isTag: boolean): string {
  if (leftOut === 0) return "";
  if (isTag) return `The word stands ${leftOut} more times for something else, as a variable or field.`;
  return `${leftOut} more occurrences are fields of that name; ask for <struct>::${name}.`;
}

/** Says what was not read. */
export function unreadHint({ isComplete, tooLarge }: Unread): string {
  const more = tooLarge.length > MOST_FILES ? ` and ${tooLarge.length - MOST_FILES} more` : "";
  const shown = `${tooLarge.slice(0, MOST_FILES).join(", ")}${more}`;
  return joinHints(
    tooLarge.length === 0 ? "" : `Not read, for their size: ${shown}.`,
    isComplete ? "" : "Time ran out before all files were read; give a path prefix, as in net/ipv4.",
  );
}
