import { createRulesModel } from "@/lib/llm/rules/rules-model";
import { lineOf, type Talk, talk, type VirtualTree } from "./virtual-tree";

/*
 * A small driver with one field that races. Each case gives the field, the lines of the writer and the reader with the
 * racing access (marked by the comment).
 */
/** A race over `hub->v`, or another field of the driver. */
export interface RaceCase {
  readonly field: string;
  readonly write: string;
  readonly read: string;
  readonly size?: number;
  readonly writeKind?: string;
  readonly readKind?: string;
  readonly change?: string;
  /** Helper that the access is in, called on its line: `list_del`. */
  readonly writeHelper?: string;
  readonly readHelper?: string;
  /** Function of `more` that calls the reader, on its line with the comment CALL. */
  readonly caller?: string;
  /** Name of the reading function. */
  readonly reader?: string;
  /** As syzkaller names it. */
  readonly arch?: string;
  /** More functions of the file. */
  readonly more?: string;
}

/** The tree of a case. */
export function driver({ field, write, read, reader = "hub_read", more = "" }: RaceCase): VirtualTree {
  return {
    "include/linux/hub.h": `struct hub {\n\tspinlock_t lock;\n\tunsigned long other;\n\t${field};\n};\n`,
    "drivers/hub.c": [
      "#include <linux/hub.h>",
      `static void hub_write(struct hub *hub)\n{\n${write}\n}`,
      `static int ${reader}(struct hub *hub, int *table)\n{\n\tint mask = 0;\n\tstruct port *port;\n\n${read}\n\treturn mask;\n}`,
      more,
    ].join("\n\n"),
  };
}

/** The report of a case, with the lines of its tree. */
export function report(
  tree: VirtualTree,
  {
    size = 4,
    writeKind = "write",
    readKind = "read",
    change,
    writeHelper,
    readHelper,
    reader = "hub_read",
    caller,
  }: RaceCase,
): string {
  const inside = (helper: string | undefined) => (helper === undefined ? [] : [` ${helper}+0x1/0x2`]);
  const write = lineOf(tree, "drivers/hub.c", "/* W */");
  const read = lineOf(tree, "drivers/hub.c", "/* R */");
  return [
    `BUG: KCSAN: data-race in hub_write / ${reader}`,
    "",
    `${writeKind} to 0xffff888100001000 of ${size} bytes by task 10 on cpu 0:`,
    ...inside(writeHelper),
    ` hub_write+0x10/0x20 drivers/hub.c:${write}`,
    " kthread+0x10/0x20 kernel/kthread.c:1",
    "",
    `${readKind} to 0xffff888100001000 of ${size} bytes by task 11 on cpu 1:`,
    ...inside(readHelper),
    ` ${reader}+0x10/0x20 drivers/hub.c:${read}`,
    ...(caller === undefined
      ? []
      : [` ${caller}+0x10/0x20 drivers/hub.c:${lineOf(tree, "drivers/hub.c", "/* CALL */")}`]),
    "",
    ...(change === undefined ? [] : [`value changed: ${change}`, ""]),
    "Reported by Kernel Concurrency Sanitizer on:",
    "CPU: 1 UID: 0 PID: 11 Comm: x Not tainted 6.12 #1",
  ].join("\n");
}

/** What the rules expert says of a case, in its tree or another one. */
export async function assess(example: RaceCase, tree = driver(example)): Promise<Talk> {
  const inputs = { CrashReport: report(driver(example), example), TargetArch: example.arch ?? "amd64" };
  return talk(createRulesModel(), tree, inputs, ["Benign", "Confident"]);
}

/** Names of the rules that the reply says decided, strongest first. */
export function deciding({ reply }: Talk): string[] {
  return rulesOf(verdictOf(reply).split("Against it spoke")[0] ?? "");
}

/** Names of the rules that the reply says decided or spoke against it. */
export function cited({ reply }: Talk): string[] {
  return rulesOf(verdictOf(reply));
}

function verdictOf(reply: string): string {
  return reply.slice(reply.indexOf("### Verdict"));
}

function rulesOf(text: string): string[] {
  return Array.from(text.matchAll(/^- \*\*([\w-]+)\*\*/gm), ([, name = ""]) => name);
}
