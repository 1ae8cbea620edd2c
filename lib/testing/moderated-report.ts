import type { Finding, ModerationCheck, ModerationEvidence } from "@/lib/llm/rules/moderation/check";
import { readStacks } from "@/lib/llm/rules/moderation/stack-code";
import { parseReport } from "@/lib/report/parse-report";
import { investigate } from "./investigate";
import type { VirtualTree } from "./virtual-tree";

/** What a report comes with. */
export interface ReportSurroundings {
  readonly title?: string;
  readonly tree?: VirtualTree;
}

/** What the checks of the moderation see of a report. */
export function moderationEvidence(
  text: string,
  { title = "", tree = {} }: ReportSurroundings = {},
): ModerationEvidence {
  const report = parseReport(text);
  return { report, title, text, stacks: investigate(readStacks(report), tree) };
}

/** What a check says of a report; null when it is not about it. */
export function outcomeOf(
  check: ModerationCheck,
  text: string,
  surroundings?: ReportSurroundings,
): Finding["outcome"] | null {
  return check.applies(moderationEvidence(text, surroundings))?.outcome ?? null;
}

/** An oops whose stack is `frames`, innermost first (`peg_set+0x1/0x2 net/peg.c:5`). */
export function oopsReport(
  frames: readonly string[],
  head = "general protection fault, probably for non-canonical address 0x4f1b2c3d5e6f7a80: 0000 [#1] PREEMPT SMP",
): string {
  return [
    `Oops: ${head}`,
    "CPU: 1 UID: 0 PID: 7 Comm: peg Not tainted 6.12 #1",
    `RIP: 0010:${frames[0] ?? "0x0"}`,
    ...(frames.length < 2
      ? []
      : ["Call Trace:", " <TASK>", ...frames.slice(1).map((frame) => ` ${frame}`), " </TASK>"]),
    "",
  ].join("\n");
}

/** A warning at `place` (`net/peg.c:5 peg_set+0x1/0x2 net/peg.c:5`) with these frames. */
export function warningReport(place: string, frames: readonly string[]): string {
  const trace = frames.length === 0 ? [] : ["Call Trace:", ...frames.map((frame) => ` ${frame}`)];
  return [`WARNING: CPU: 0 PID: 5 at ${place}`, ...trace, ""].join("\n");
}
