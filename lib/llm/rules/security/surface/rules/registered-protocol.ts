import { registeredAs } from "../registered-operation";
import type { SurfaceRule } from "../surface-rule";

/** Protocols that Ethernet carries. */
const OVER_ETHERNET = /^net\/(?:ipv4|ipv6|sctp|dccp|mptcp|l2tp|xfrm|bridge|8021q|mpls|llc|tipc)\//;

export const registeredProtocol: SurfaceRule = {
  name: "registered-protocol",
  output: "NetworkTrigger",
  because: "What stands in the table of a protocol is called for packets of that protocol, which the network delivers.",
  source: "Documentation/security/snp-tdx-threat-model.rst",
  section: "external networks (e.g. Ethernet, Wireless, Bluetooth)",
  applies: (evidence) => registeredAs("protocol", OVER_ETHERNET, evidence),
};
