import type { AccessRule } from "../access-rule";

export const noCheckOnTheWay: AccessRule = {
  name: "no-check-on-the-way",
  because:
    "What asks for no capability can be reached by everybody; configuration and the state that the bug needs may still ask for one.",
  source: "Documentation/process/adding-syscalls.rst",
  section: "it needs to be governed by the appropriate Linux capability bit",
  applies: ({ context, steps, checks }) => {
    if (context !== "system call" && context !== "page fault") return null;
    const read = steps.filter(({ source }) => source !== null).length;
    if (read === 0) return null;
    const open = checks.filter(({ effect }) => effect === "conditional");
    const rest = open.length === 0 ? "" : `; ${open.length} ask under a condition`;
    return {
      requirement: "nothing",
      observation: `none of the ${read} functions that were read from the ${context} to the failure stops a caller without capabilities${rest}`,
      certain: read === steps.length && open.length === 0,
    };
  },
};
