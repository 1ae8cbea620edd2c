import { topFrame } from "@/lib/report/report-frames";
import { failed, type ModerationCheck, passed } from "../check";
import { hangKind } from "../hang-kind";

export const stalledStack: ModerationCheck = {
  name: "stalled-stack",
  decisive: true,
  because:
    "The function that does not come to an end is found near the top of the stack of the CPU that stalls, and nowhere else.",
  source: "Documentation/RCU/stallwarn.rst",
  section: "To diagnose the cause of the stall, inspect the stack traces.",
  applies: ({ report }) => {
    if (hangKind(report) !== "stall") return null;
    const top = report.stacks.map(topFrame).find((frame) => frame !== null);
    return top === undefined
      ? failed("there is no stack of the CPU that does not go on")
      : passed(`the stack of the CPU that does not go on is there: it is in \`${top.function}\``);
  },
};
