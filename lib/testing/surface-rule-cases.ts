import { expect, test } from "vitest";
import { createRulesModel } from "@/lib/llm/rules/rules-model";
import type { SurfaceRule } from "@/lib/llm/rules/security/surface/surface-rule";
import { freedWriteReport, madeUpWay } from "./made-up-way";
import { talk, type VirtualTree } from "./virtual-tree";

/** A way to the failure, innermost function first (`peg_parse net/peg/in.c`), what lies beside it, and the reproducer. */
export interface SurfaceCase {
  readonly functions: readonly string[];
  readonly bodies?: Readonly<Record<string, string>>;
  readonly more?: Readonly<Record<string, string>>;
  readonly syz?: string;
  /** A line that the report has before its stack. */
  readonly line?: string;
}

/** Ways by which a rule is tested, by what they are. */
interface SurfaceCases {
  /** The rule sees the way, and nothing else than its output is answered. */
  readonly sees: Readonly<Record<string, SurfaceCase>>;
  /** Near misses: the way is judged, and the rule says nothing of it. */
  readonly spares: Readonly<Record<string, SurfaceCase>>;
}

const OUTPUTS = [
  "VMGuestTrigger",
  "VMHostTrigger",
  "NetworkTrigger",
  "RemoteTrigger",
  "PeripheralTrigger",
  "FilesystemTrigger",
];

/** What runs outermost: work, a kernel thread, a softirq, a system call. */
export const work = "process_one_work kernel/workqueue.c";
export const kernelThread = "kthread kernel/kthread.c";
export const softirq = "handle_softirqs kernel/softirq.c";
export const systemCall = (name: string, file: string) => `__do_sys_${name} ${file}`;

export function assessSurface({ functions, bodies = {}, more = {}, syz = "", line = "" }: SurfaceCase) {
  const { tree, frames } = madeUpWay(functions, bodies, more);
  return surfacesOf(tree, freedWriteReport(frames).replace("Call Trace:", `${line}\nCall Trace:`), syz);
}

/** The outputs that are answered with yes. */
export async function surfacesOf(tree: VirtualTree, report: string, syz = "") {
  const inputs = { CrashReport: report, ReproSyz: syz };
  const { results, reply } = await talk(createRulesModel(), tree, inputs, ["Exploitable", ...OUTPUTS]);
  return { outputs: OUTPUTS.filter((name) => results[name] === true), reply };
}

/** Tests of one rule, each a whole assessment over a made-up tree. */
export function testSurfaceRule(rule: SurfaceRule, { sees, spares }: SurfaceCases): void {
  test.each(Object.entries(sees))("sees: %s", async (_, way) => {
    const { outputs, reply } = await assessSurface(way);
    expect(reply).toContain(`**${rule.name}**`);
    expect(outputs).toEqual([rule.output]);
  });

  test.each(Object.entries(spares))("spares: %s", async (_, way) => {
    const { reply } = await assessSurface(way);
    expect(reply).toContain("### From where it is reached");
    expect(reply).not.toContain(`**${rule.name}**`);
  });
}
