import { cited } from "../../path/citation";
import type { AccessRule } from "../access-rule";
import { describeGuard } from "../guards";

export const registeredOperation: AccessRule = {
  name: "registered-operation",
  because: "A system call leads to what stands in such a table; the checks before it are those of the generic code.",
  source: "Documentation/filesystems/vfs.rst",
  section: "called by read(2) and related system calls",
  applies: (path, { walk, walkChecks, paths }) => {
    if (walk === null || path !== paths[0]) return null;
    const guard = walkChecks.find(({ effect, scope }) => effect === "guards" && scope !== null);
    const outermost = walk.steps.at(-1);
    const { registration } = walk;
    if (registration === null && outermost === undefined) return null;
    const who = outermost === undefined ? "the outermost function of the stack" : `its caller \`${outermost.name}\``;
    const how =
      registration === null ? `${who} is a system call` : `${who} is registered by ${cited(registration.place)}`;
    if (guard !== undefined) {
      const requirement = guard.scope === "machine" ? "machine" : "user namespace";
      return { requirement, observation: `${how}, and ${describeGuard(guard)}`, certain: false };
    }
    if (registration === null || registration.kind === "socket") {
      return { requirement: "nothing", observation: how, certain: false };
    }
    if (registration.kind === "netlink") {
      const observation = `${how}, which netlink calls for those who have CAP_NET_ADMIN in the network's user namespace (its check was not read)`;
      return { requirement: "user namespace", observation, certain: false };
    }
    if (registration.kind !== "file") return null;
    const isDevice = /^(?:drivers|sound|virt)\//.test(registration.place.path);
    const node = isDevice ? ", a device whose node belongs to root unless something opens it" : "";
    return { requirement: isDevice ? "machine" : "nothing", observation: `${how}${node}`, certain: false };
  },
};
