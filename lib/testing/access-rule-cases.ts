import { expect, test } from "vitest";
import { createRulesModel } from "@/lib/llm/rules/rules-model";
import type { AccessRule } from "@/lib/llm/rules/security/access/access-rule";
import { freedWriteReport, madeUpWay } from "./made-up-way";
import { talk } from "./virtual-tree";

/** A way to the failure, innermost function first, as `madeUpWay` makes it, and the reproducer. */
export interface AccessCase {
  readonly functions: readonly string[];
  readonly bodies?: Readonly<Record<string, string>>;
  readonly more?: Readonly<Record<string, string>>;
  readonly syz?: string;
}

/** Who can go a way by what the expert answers. */
export type Who = "everybody" | "namespace" | "nobody";

/** Ways by which a rule is tested, by what they are. */
interface AccessCases {
  /** The rule decides who can go the way, and says what is told. */
  readonly decides: Readonly<Record<string, readonly [who: Who, way: AccessCase, ...told: string[]]>>;
  /** Near misses: the way is judged, and the rule says nothing of it. */
  readonly spares: Readonly<Record<string, AccessCase>>;
}

const SYSTEM_CALL = "__do_sys_sendmsg net/socket.c";
/** A way from a socket's operation. */
export const socketWay = ["peg_set net/peg.c", "sock_call net/socket.c", SYSTEM_CALL];
/** A way from an `ioctl`, which `file` handles. */
export const ioctlWay = (file: string) => [`peg_ioctl ${file}`, "vfs_ioctl fs/ioctl.c", "__do_sys_ioctl fs/ioctl.c"];
/** Work that nobody's stack leads to. */
export const workWay = (innermost: string) => [innermost, "process_one_work kernel/workqueue.c"];
/** A body that goes on only if `check` holds; `beside` is another condition under which it is asked. */
export const guarded = (check: string, beside = "") =>
  `if (${beside === "" ? "" : `${beside} && `}!${check})\n\treturn -EPERM;\nCALL`;

export async function assessAccess({ functions, bodies = {}, more = {}, syz = "" }: AccessCase) {
  const { tree, frames } = madeUpWay(functions, bodies, more);
  return whoCan(tree, freedWriteReport(frames), syz);
}

/** Who can go all the ways of a report. */
export async function whoCan(tree: Readonly<Record<string, string>>, report: string, syz = "") {
  const outputs = ["Exploitable", "Unprivileged", "UserNamespace"];
  const { results, reply } = await talk(createRulesModel(), tree, { CrashReport: report, ReproSyz: syz }, outputs);
  const who: Who = results.Unprivileged ? "everybody" : results.UserNamespace ? "namespace" : "nobody";
  return { who, reply };
}

/** Tests of one rule, each a whole assessment over a made-up tree. */
export function testAccessRule(rule: AccessRule, { decides, spares }: AccessCases): void {
  test.each(Object.entries(decides))("decides: %s", async (_, [who, way, ...told]) => {
    const found = await assessAccess(way);
    expect(found.reply).toContain(`**${rule.name}** (decides`);
    expect(found.who).toBe(who);
    for (const text of told) expect(found.reply).toContain(text);
    // That nothing stops a caller is never said beside something that does.
    expect(found.reply.includes("**no-check-on-the-way**") && who !== "everybody").toBe(false);
  });

  test.each(Object.entries(spares))("spares: %s", async (_, way) => {
    const { reply } = await assessAccess(way);
    expect(reply).toContain("### Checks on the way");
    expect(reply).not.toContain(`**${rule.name}**`);
  });
}
