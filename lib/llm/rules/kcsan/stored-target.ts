import { declaredVariables } from "../c/declarations";
import type { Investigation } from "../investigation";
import { definitionLookup, readDefinition } from "../lookups";
import type { RaceEvidence } from "./evidence";

/** What the writer lets a pointer point to: a function or an object of the kernel's image, which nobody frees. */
export interface StoredTarget {
  readonly name: string;
  readonly kind: "function" | "variable";
  readonly path: string;
  readonly line: number;
}

/** Looks up what the writing side stores in a pointer; null when it is no function or variable by name. */
export function* storedTarget({
  field,
  sides,
}: Pick<RaceEvidence, "field" | "sides">): Investigation<StoredTarget | null> {
  if (field === null || (field.facts.class !== "pointer" && field.facts.class !== "function pointer")) return null;
  const writer = sides.find(({ side, access }) => side.access.kind !== "read" && access !== null);
  const source = writer?.side.code.source;
  const name = /^&?([a-z_]\w*)$/i.exec(writer?.access?.stored ?? "")?.[1] ?? "";
  if (!source || name === "" || name === "NULL" || declaredVariables(source).has(name)) return null;
  const [answer] = yield {
    thoughts: `The writer stores \`${name}\`: I look up what that is.`,
    lookups: [definitionLookup(name, source.path)],
  };
  const found = readDefinition(answer);
  if (found === null || (found.kind !== "function" && found.kind !== "variable")) return null;
  // The value of a variable may point anywhere; its address stays.
  if (found.kind === "variable" && !writer?.access?.stored.startsWith("&")) return null;
  return { name, kind: found.kind, path: found.source.path, line: found.source.firstLine };
}
