import { softirq, systemCall, testSurfaceRule, work } from "@/lib/testing/surface-rule-cases";
import { deferredReceive } from "./deferred-receive";

testSurfaceRule(deferredReceive, {
  sees: { "work that receives": { functions: ["peg_take net/peg/in.c", "peg_rx_work net/peg/in.c", work] } },
  spares: {
    "work that does not": { functions: ["peg_take net/peg/in.c", "peg_flush_work net/peg/in.c", work] },
    "a receiver of a user": {
      functions: ["peg_take net/peg/in.c", "peg_recvmsg net/peg/in.c", systemCall("recvmsg", "net/socket.c")],
    },
    "another softirq": { functions: ["peg_rx net/peg/in.c", softirq] },
    "a radio": { functions: ["peg_take net/bluetooth/peg.c", "peg_rx_work net/bluetooth/peg.c", work] },
    "a driver of no network": { functions: ["peg_take drivers/misc/peg.c", "peg_rx_work drivers/misc/peg.c", work] },
  },
});
