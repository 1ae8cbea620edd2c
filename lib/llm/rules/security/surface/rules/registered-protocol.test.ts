import { testSurfaceRule, work } from "@/lib/testing/surface-rule-cases";
import { registeredProtocol } from "./registered-protocol";

const table = (file: string, member: string) => ({
  functions: [`peg_in ${file}`, work],
  more: { [file]: `static struct net_protocol peg = {\n\t.${member} = peg_in,\n};\n` },
});

testSurfaceRule(registeredProtocol, {
  sees: { "a protocol over IP": table("net/ipv4/peg.c", "handler") },
  spares: {
    "an operation of its sockets": table("net/ipv4/peg.c", "bind"),
    "a protocol of another medium": table("net/can/peg.c", "handler"),
  },
});
