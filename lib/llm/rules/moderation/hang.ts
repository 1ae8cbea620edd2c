import type { Report } from "@/lib/report/report";
import { topFrame } from "@/lib/report/report-frames";
import { type Check, check } from "./check";

/*
 * A task or CPU that does not go on. What counts is who does not let go, and not only who waits: for a stall that is the stack
 * itself, for a hung task the holder of the lock that it waits for (Documentation/admin-guide/lockup-watchdogs.rst).
 */

/** Null for reports of other kinds. */
export function hang(report: Report, text: string): Check | null {
  if (/detected stall|soft lockup|hard LOCKUP/i.test(report.title)) {
    const top = report.stacks.map(topFrame).find((frame) => frame !== null);
    return top === undefined
      ? check("hang", true, "failed", "There is no stack of the CPU that does not go on.")
      : check(
          "hang",
          true,
          "passed",
          `The stack of the CPU that does not go on is there: it is in \`${top.function}\`.`,
        );
  }
  if (!/task hung/.test(report.title)) return null;
  const waiter = /INFO: task \S{1,60}?:(\d{1,9}) blocked/.exec(text)?.[1] ?? "";
  const holders = locksByTask(text);
  const wanted = holders.get(waiter) ?? [];
  const other = [...holders].find(([task, locks]) => task !== waiter && locks.some((lock) => wanted.includes(lock)));
  return other === undefined
    ? check("hang", true, "failed", "A task waits, and nothing says who holds what it waits for.")
    : check(
        "hang",
        true,
        "passed",
        `Task ${other[0]} holds or wants a lock of the waiting one, \`${other[1].find((lock) => wanted.includes(lock))}\`.`,
      );
}

/** Names of the locks that lockdep lists, by task. */
function locksByTask(text: string): ReadonlyMap<string, readonly string[]> {
  const locks = new Map<string, string[]>();
  let task = "";
  for (const line of text.split("\n")) {
    task = /\blocks? held by \S{1,60}?\/(\d{1,9}):/.exec(line)?.[1] ?? task;
    const lock = /#\d+: \S+ \(([^)]{1,100})\)/.exec(line)?.[1];
    if (task !== "" && lock !== undefined) locks.set(task, [...(locks.get(task) ?? []), lock]);
  }
  return locks;
}
