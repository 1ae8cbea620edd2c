import { type FoundUse, readUses, usesLookup } from "../../function-uses";
import type { Investigation } from "../../investigation";
import { definitionLookup, readDefinition } from "../../lookups";
import { type Citation, cite } from "./citation";
import { type EntryKind, entryKind } from "./entry-members";
import { makeStep, type Step } from "./step";

/** Where a function is handed to a table of operations that something from outside calls: `.sendmsg = f`. */
export interface Registration {
  readonly kind: EntryKind;
  readonly place: Citation;
}

/** What was found by walking the callers of a function that the report's stack does not go beyond. */
export interface CallerWalk {
  /** From the first caller outwards; empty when none led to an entry. */
  readonly steps: readonly Step[];
  /** The table that the outermost one stands in, or null. */
  readonly registration: Registration | null;
  /** How many functions were asked about. */
  readonly asked: number;
}

interface Node {
  readonly name: string;
  readonly file: string;
  readonly from: Node | null;
}

const DEPTH = 4;
const WIDTH = 4;
const USES = 12;
const SYSTEM_CALL = /^_{0,2}(?:do|se|x64|ia32|arm64)_(?:compat_)?sys_\w+$/;

/**
 * Walks from `name` (in `file`) to its callers, a few levels and a few of each, until one is a system call or stands in a
 * table of operations, and reads the functions of that way.
 */
export function* walkCallers(name: string, file: string): Investigation<CallerWalk> {
  const seen = new Set([name]);
  let level: Node[] = [{ name, file, from: null }];
  let asked = 0;
  for (let depth = 0; depth < DEPTH && level.length > 0; depth++) {
    const answers = yield {
      thoughts: `The stack ends before an entry from outside. I look who calls or registers ${level.map((node) => `\`${node.name}\``).join(", ")}.`,
      lookups: level.map((node) => usesLookup(node.name, node.file, USES)),
    };
    asked += level.length;
    const next: Node[] = [];
    for (const [index, node] of level.entries()) {
      const uses = readUses(answers[index]);
      const registration = registrationOf(node.name, uses);
      if (registration !== null) return { steps: yield* readWay(node), registration, asked };
      for (const use of uses) {
        if (use.inFunction === "" || seen.has(use.inFunction)) continue;
        seen.add(use.inFunction);
        const caller: Node = { name: use.inFunction, file: use.path, from: node };
        if (SYSTEM_CALL.test(use.inFunction)) return { steps: yield* readWay(caller), registration: null, asked };
        next.push(caller);
      }
    }
    level = next.slice(0, WIDTH);
  }
  return { steps: [], registration: null, asked };
}

function* readWay(outermost: Node): Investigation<Step[]> {
  const nodes: Node[] = [];
  for (let node: Node | null = outermost; node?.from != null; node = node.from) nodes.unshift(node);
  if (nodes.length === 0) return [];
  const answers = yield {
    thoughts: `A way leads outwards by ${nodes.map(({ name }) => `\`${name}\``).join(", ")}. I read it for checks.`,
    lookups: nodes.map(({ name, file }) => definitionLookup(name, file)),
  };
  return nodes.map((node, index) =>
    makeStep(node.name, null, readDefinition(answers[index])?.source ?? null, node.from?.name ?? null),
  );
}

/** The first table of operations that the function stands in. */
function registrationOf(name: string, uses: readonly FoundUse[]): Registration | null {
  for (const { inFunction, snippet, line } of uses) {
    if (inFunction !== "" || snippet === null) continue;
    const offset = snippet.lineStarts[line - snippet.firstLine];
    if (offset === undefined) continue;
    const member = new RegExp(`\\.(\\w+)\\s*=\\s*&?${name}\\b`).exec(snippet.masked.slice(offset).split("\n")[0] ?? "");
    const citation = cite(snippet, offset);
    const kind = member === null ? null : entryKind(member[1] ?? "", snippet.path);
    if (kind !== null && citation !== null) return { kind, place: citation };
  }
  return null;
}
