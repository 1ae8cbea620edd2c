import { failed, type ModerationCheck } from "../check";

export const memoryRanOut: ModerationCheck = {
  name: "memory-ran-out",
  decisive: true,
  because:
    "On a loaded machine memory can be exhausted without any mistake of the kernel, and the one who asks next, whose stack it is, need not be the one who took it.",
  source: "Documentation/admin-guide/mm/concepts.rst",
  section: "OOM killer",
  applies: ({ text }) =>
    /\b(?:page allocation failure: order:\d|invoked oom-killer|Out of memory: Killed process)/.test(text)
      ? failed("the report says that memory ran out, which is what a test that takes all of it brings about")
      : null,
};
