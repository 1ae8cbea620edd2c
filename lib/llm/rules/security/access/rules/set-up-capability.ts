import type { AccessRule } from "../access-rule";
import { guardOf } from "../guards";

export const setUpCapability: AccessRule = {
  name: "set-up-capability",
  because: "A system call on a socket or device needs one, and who may not make or open it cannot come by.",
  source: "Documentation/process/adding-syscalls.rst",
  section: "use a file descriptor as the handle for that object",
  applies: ({ setUpChecks, setUp }) => {
    const finding = guardOf(setUpChecks, "machine") ?? guardOf(setUpChecks, "namespace");
    if (finding === null || setUp === null) return null;
    const observation = `the ${setUp.kind} that \`${setUp.operation}\` works on must be made before, and ${finding.observation}`;
    return { ...finding, observation };
  },
};
