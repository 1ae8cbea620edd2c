import { wayBetween } from "../c/reachability";
import { lineAt, quoteLines } from "../c/source-text";
import type { ValueUse } from "../c/value-uses";
import type { RaceEvidence, SideEvidence } from "./evidence";
import { functionName } from "./helper-frames";
import { WAKES } from "./wake-ups";

/** What the reading side does with the value, and whether the writing side tells it later: a Markdown section, or nothing. */
export function consequence(evidence: RaceEvidence): string[] {
  const reader = evidence.sides.find(({ side, access }) => side.access.kind === "read" && access !== null);
  if (reader === undefined || evidence.uses.length === 0) return [];
  const path = reader.side.code.source?.path ?? "";
  const uses = evidence.uses.slice(0, 5).map((use) => `- ${describeUse(reader, use, path)}`);
  const recheck =
    evidence.recheck === null
      ? ""
      : `\`${evidence.candidate?.name ?? ""}\` is looked at again at ${evidence.recheck.path}:${evidence.recheck.line}, then safe by \`${evidence.recheck.how}\`.`;
  const name = functionName(reader.side.code.frame);
  return [
    "### Where the value goes",
    [`\`${name}\` uses what it read like this:`, uses.join("\n"), recheck, wakeUp(evidence)]
      .filter((part) => part !== "")
      .join("\n\n"),
  ];
}

function describeUse({ side }: SideEvidence, use: ValueUse, path: string): string {
  const place = `${path}:${use.line}`;
  const line =
    side.code.source === null ? "" : quoteLines(side.code.source, use.line, use.line).replace(/^\d+:\s*/, "");
  const notable = use.effects.filter(({ kind }) => kind !== "read");
  const effects = [
    ...new Map(notable.map((effect) => [`${effect.kind} ${effect.what} ${effect.line}`, effect])).values(),
  ];
  const depends = effects
    .slice(0, 4)
    .map(({ kind, what, line: at }) => `\`${what}\` is ${kind === "call" ? "called" : "written"} (line ${at})`);
  const what = {
    dereferenced: "follows it as a pointer",
    index: "uses it as an index",
    loop: use.spins ? "waits for it in a loop that never reads it again" : "tests it in a loop",
    branch: use.guards ? "decides by it whether to go on" : "tests it",
    argument: `passes it to \`${use.detail}\``,
    returned: "returns it",
    stored: `stores it in \`${use.detail}\``,
    computed: "computes with it",
  }[use.kind];
  const then =
    use.kind !== "branch" && use.kind !== "loop"
      ? ""
      : depends.length === 0
        ? "; depending on it, only local values change or the function returns"
        : `; depending on it, ${depends.join(", ")}`;
  return `${place} ${what}${then}: \`${line}\``;
}

/** The function is parsed anew for each. */
const MAX_WAKES = 10;

const WAITER = /poll|wait|recv|select|read|accept|sleep/;

/** A wake-up after the write corrects a waiter that saw the old value. */
function wakeUp({ sides }: RaceEvidence): string {
  if (!sides.some(({ side }) => side.access.kind === "read" && WAITER.test(side.code.frame.function))) return "";
  const writer = sides.find(({ side, access }) => side.access.kind !== "read" && access !== null);
  const source = writer?.side.code.source;
  if (!writer?.access || !source) return "";
  const { access, side } = writer;
  const calls = Array.from(source.masked.slice(access.offset).matchAll(/\b([A-Za-z_]\w*)\s*\(/g));
  for (const match of calls.filter(({ 1: call = "" }) => WAKES.test(call)).slice(0, MAX_WAKES)) {
    const call = match[1] ?? "";
    const at = access.offset + match.index;
    const way = wayBetween(source, access.offset, at);
    if (way === null) continue;
    const place = `${source.path}:${lineAt(source, at)}`;
    const name = functionName(side.code.frame);
    if (way.conditions.length === 0 && !way.mayLeave)
      return `After the write, \`${name}\` calls \`${call}\` (${place}), a wake-up: a waiter that saw the old value looks again.`;
    const when = way.conditions.map((condition) => `\`${condition}\``).join(" and ");
    const under = when === "" ? "unless it leaves before" : `under ${when}`;
    return `After the write, \`${name}\` may call \`${call}\` (${place}, ${under}), a wake-up: then a waiter that saw the old value looks again.`;
  }
  return "";
}
