import { failed, type ModerationCheck } from "../check";

export const debuggingLimit: ModerationCheck = {
  name: "debugging-limit",
  decisive: true,
  because:
    "The tables of the tools have a fixed size, and who takes the last entry is reported: the stack does not say who took the others.",
  source: "Documentation/locking/lockdep-design.rst",
  section: "Troubleshooting",
  applies: ({ text }) => {
    const limit =
      /BUG: (MAX_(?:LOCKDEP_(?:ENTRIES|CHAINS|CHAIN_HLOCKS|KEYS)|STACK_TRACE_ENTRIES)) too low|(Stack depot reached limit capacity)/.exec(
        text,
      );
    return limit === null
      ? null
      : failed(`a debugging facility says that its own tables are full ("${limit[1] ?? limit[2]}")`);
  },
};
