import { softirq, systemCall, testSurfaceRule, work } from "@/lib/testing/surface-rule-cases";
import { ethernetPacket } from "./ethernet-packet";

testSurfaceRule(ethernetPacket, {
  sees: {
    "a packet of IP": { functions: ["peg_parse net/peg/in.c", "ip_rcv net/ipv4/ip_input.c", softirq] },
    "a driver's poll": { functions: ["peg_poll drivers/net/peg.c", "__napi_poll net/core/dev.c", softirq] },
  },
  spares: {
    "a CAN bus": { functions: ["peg_take net/can/peg.c", "netif_receive_skb net/core/dev.c", softirq] },
    "a packet that is sent": {
      functions: ["peg_out net/peg/out.c", "ip_output net/ipv4/ip_output.c", systemCall("sendmsg", "net/socket.c")],
    },
    "work of the same protocol": { functions: ["peg_flush net/peg/in.c", work] },
  },
});
