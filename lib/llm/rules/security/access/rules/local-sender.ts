import { stepName } from "../../path/step";
import type { AccessRule } from "../access-rule";

const SENDS = /(?:sendmsg|sendto|connect|writev?_iter|sock_write)/;

export const localSender: AccessRule = {
  name: "local-sender",
  because: "Packets to the machine's own addresses are received at once, in the context of the task that sends them.",
  source: "Documentation/networking/scaling.rst",
  section: "a driver sends a packet up the network stack with",
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
