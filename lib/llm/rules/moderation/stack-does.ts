import type { StackKind } from "@/lib/report/report";
import type { SourceText } from "../c/source-text";
import { callsNear, RELEASES_MEMORY } from "./calls";
import { type Finding, type ModerationEvidence, passed, unknown } from "./check";
import { nameOf } from "./stack-code";

/** Whether a function of the first stack of a kind calls something that `does` what the stack is of. Never fails: the call may be inlined. */
export function stackDoes(
  { stacks }: ModerationEvidence,
  kind: StackKind,
  pattern: RegExp,
  does: "allocates" | "frees",
): Finding {
  const stack = stacks.find((entry) => entry.stack.kind === kind);
  const read = stack?.frames.flatMap(({ frame, source }) => (source === null ? [] : [{ frame, source }])) ?? [];
  if (read.length === 0) return unknown(`no function of the ${kind} stack was found in the tree`);
  const found = read.flatMap(({ frame, source }) =>
    matching(source, frame.line, pattern).map((call) => ({ call, frame, source })),
  );
  // A call that gives the memory back says more than one that drops a reference.
  const best = found.find(({ call }) => kind === "free" && RELEASES_MEMORY.test(call.name)) ?? found[0];
  if (best === undefined) {
    return unknown(
      `in \`${read.map(({ frame }) => nameOf(frame)).join("`, `")}\` I see no call that ${does} the object`,
    );
  }
  const { call, frame, source } = best;
  return passed(`\`${nameOf(frame)}\` ${does}: it calls \`${call.name}()\` (${source.path}:${call.line})`);
}

function matching(source: SourceText, line: number, pattern: RegExp) {
  return callsNear(source, line).filter(({ name }) => pattern.test(name));
}
