import type { AccessRule } from "../access-rule";

export const reproducerSandbox: AccessRule = {
  name: "reproducer-sandbox",
  because: "syzkaller's sandbox setuid runs the program as nobody, and namespace as root of a user namespace alone.",
  source: "Documentation/admin-guide/LSM/SafeSetID.rst",
  section: "run a given process tree in its own user",
  applies: (_, { reproducer }) => {
    if (reproducer.sandbox === "setuid") {
      return {
        requirement: "nothing",
        observation: "the reproducer crashed the kernel from the sandbox setuid",
        certain: true,
      };
    }
    if (reproducer.sandbox !== "namespace") return null;
    const observation = "the reproducer crashed the kernel from the sandbox namespace";
    return { requirement: "user namespace", observation, certain: true };
  },
};
