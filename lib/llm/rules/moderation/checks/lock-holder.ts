import { failed, type ModerationCheck, passed } from "../check";
import { hangKind } from "../hang-kind";
import { locksByTask } from "../locks-held";

export const lockHolder: ModerationCheck = {
  name: "lock-holder",
  decisive: true,
  because:
    "The watchdog reports the task that waits, which is only the victim; who does not let go shows in the list of all locks, which is printed with it.",
  source: "lib/Kconfig.debug",
  section: "enabled then all held locks will also be reported",
  applies: ({ report, text }) => {
    if (hangKind(report) !== "hung task") return null;
    const waiter = /INFO: task \S{1,60}?:(\d{1,9}) blocked/.exec(text)?.[1] ?? "";
    const holders = locksByTask(text);
    const wanted = holders.get(waiter) ?? [];
    const other = [...holders].find(([task, locks]) => task !== waiter && locks.some((lock) => wanted.includes(lock)));
    return other === undefined
      ? failed("a task waits, and nothing says who holds what it waits for")
      : passed(
          `task ${other[0]} holds or wants a lock of the waiting one, \`${other[1].find((lock) => wanted.includes(lock))}\``,
        );
  },
};
