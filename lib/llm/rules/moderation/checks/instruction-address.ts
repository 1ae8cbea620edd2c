import { failed, type ModerationCheck, passed } from "../check";

export const instructionAddress: ModerationCheck = {
  name: "instruction-address",
  decisive: true,
  because:
    "Where the kernel cannot read the code that it was executing there is none: a pointer to a function had been overwritten, and the report does not show by whom.",
  source: "Documentation/admin-guide/reporting-issues.rst",
  section: "the code the kernel was executing when the error occurred",
  applies: ({ report: { kind }, text }) => {
    if (kind !== "WARNING" && kind !== "oops") return null;
    const rip = /RIP: \w+:0x([0-9a-f]{1,16})\s*$/m.exec(text)?.[1];
    const isNoCode = /Code: Unable to access opcode bytes/.test(text);
    // At 0 it is a NULL pointer that was called, by whoever is next in the stack.
    return rip !== undefined && isNoCode && BigInt(`0x${rip}`) !== 0n
      ? failed(`the kernel executed at 0x${rip}, which is no code`)
      : passed("the kernel did not jump to an address where no code is");
  },
};
