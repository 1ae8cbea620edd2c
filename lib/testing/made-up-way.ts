import type { VirtualTree } from "./virtual-tree";

/** A made-up way through a kernel: its tree, and the frames of a stack through it. */
export interface MadeUpWay {
  readonly tree: VirtualTree;
  /** Lines of a report, innermost first. */
  readonly frames: string;
}

/**
 * Makes functions that call one another. `functions` are `name path`, innermost first; each calls the one before it, unless
 * `bodies` has other lines for it, where `CALL` stands for that call. `more` is text behind a file's functions.
 */
export function madeUpWay(
  functions: readonly string[],
  bodies: Readonly<Record<string, string>> = {},
  more: Readonly<Record<string, string>> = {},
): MadeUpWay {
  const files = new Map<string, string[]>();
  const frames: string[] = [];
  let inner = "";
  for (const entry of functions) {
    const [name = "", path = ""] = entry.split(" ");
    const lines = files.get(path) ?? [];
    const call = inner === "" ? "*p = 1;" : `${inner}(p);`;
    const body = (bodies[name] ?? "CALL").replace("CALL", call);
    lines.push(`int ${name}(int *p)`, "{", ...body.split("\n").map((line) => `\t${line}`), "}", "");
    const at = lines.findLastIndex((line) => line.includes(call));
    frames.push(` ${name}+0x1/0x2 ${path}:${(at < 0 ? lines.length - 3 : at) + 1}`);
    files.set(path, lines);
    inner = name;
  }
  for (const [path, text] of Object.entries(more)) files.set(path, [...(files.get(path) ?? []), text]);
  const tree = Object.fromEntries([...files].map(([path, lines]) => [path, `${lines.join("\n")}\n`]));
  return { tree, frames: frames.join("\n") };
}

/** A KASAN report of a write after free; stacks that are left out are not printed. */
export function freedWriteReport(access: string, allocation = "", free = ""): string {
  const first = access.trim().split("\n")[0] ?? "";
  return [
    `BUG: KASAN: slab-use-after-free in ${first.trim()}`,
    "Write of size 4 at addr ffff888000000010 by task peg/5",
    "",
    "CPU: 0 UID: 0 PID: 5 Comm: peg Not tainted 6.12 #1",
    "Call Trace:",
    " <TASK>",
    access,
    " </TASK>",
    ...(allocation === "" ? [] : ["", "Allocated by task 5:", allocation]),
    ...(free === "" ? [] : ["", "Freed by task 6:", free]),
    "",
    "The buggy address belongs to the object at ffff888000000000",
    " which belongs to the cache kmalloc-64 of size 64",
    "",
  ].join("\n");
}
