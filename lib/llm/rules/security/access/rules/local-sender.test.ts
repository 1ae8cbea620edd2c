import { testAccessRule } from "@/lib/testing/access-rule-cases";
import { localSender } from "./local-sender";

const received = ["peg_in net/peg.c", "handle_softirqs kernel/softirq.c"];
const sender = ["peg_sendmsg net/peg.c", "__sys_sendto net/socket.c"];

testAccessRule(localSender, {
  decides: {
    "a softirq of a task that sends": ["everybody", { functions: [...received, ...sender] }, "inside of `peg_sendmsg`"],
    "one whose stack ends there": ["everybody", { functions: [...received, "peg_sendmsg net/peg.c"] }, "is not sure"],
  },
  spares: {
    "an interrupt that struck a sender by chance": {
      functions: [...received, "sysvec_call arch/x86/kernel/smp.c", ...sender],
    },
    "a softirq of a task that does something else": { functions: [...received, "peg_poll net/peg.c"] },
    "work that somebody who sends was interrupted by": {
      functions: ["peg_in net/peg.c", "process_one_work kernel/workqueue.c", "peg_sendmsg net/peg.c"],
    },
    "a sender that was not interrupted": { functions: ["peg_in net/peg.c", ...sender] },
  },
});
