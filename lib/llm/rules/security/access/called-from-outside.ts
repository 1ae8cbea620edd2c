import { cited } from "../path/citation";
import { stepName } from "../path/step";
import type { AccessRule } from "./access-rule";
import { describeGuard } from "./capability-rules";

const SENDS = /(?:sendmsg|sendto|connect|writev?_iter|sock_write)/;
export const localSender: AccessRule = {
  name: "local-sender",
  because: "Packets to the machine's own addresses are received at once, in the context of the task that sends them.",
  source: "Documentation/networking/scaling.rst",
  applies: ({ context, outer }) => {
    if (context !== "softirq") return null;
    const interrupted = outer.findIndex((frame) => /irq_exit|sysvec|common_interrupt/.test(stepName(frame)));
    const task = interrupted < 0 ? outer : outer.slice(0, interrupted);
    const sender = task.find((frame) => SENDS.test(stepName(frame)));
    if (sender === undefined) return null;
    const observation = `the softirq ran inside of \`${stepName(sender)}\` of a task that sends (whose way was not read)`;
    return { requirement: "nothing", observation, certain: false };
  },
};

export const calledFromOutside: AccessRule = {
  name: "registered-operation",
  because: "A system call leads to what stands in such a table; the checks before it are those of the generic code.",
  source: "Documentation/process/adding-syscalls.rst",
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
