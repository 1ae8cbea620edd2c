import { systemCall, testSurfaceRule, work } from "@/lib/testing/surface-rule-cases";
import { radioReceive } from "./radio-receive";

testSurfaceRule(radioReceive, {
  sees: {
    "what Bluetooth received": { functions: ["peg_take net/bluetooth/peg.c", "peg_rx_work net/bluetooth/peg.c", work] },
  },
  spares: {
    "a request of a user": {
      functions: [
        "peg_rx_set net/wireless/nl80211.c",
        "genl_rcv_msg net/netlink/genetlink.c",
        systemCall("sendmsg", "net/socket.c"),
      ],
    },
    "work that sends": { functions: ["peg_tx_work net/bluetooth/peg.c", work] },
    "a wire": { functions: ["peg_rx_work net/peg/in.c", work] },
  },
});
