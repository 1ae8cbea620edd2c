import { ioctlWay, socketWay, testAccessRule } from "@/lib/testing/access-rule-cases";
import { setUpCapability } from "./set-up-capability";

const making = (name: string, body: string) => `static int ${name}(int *p)\n{\n${body}\treturn 0;\n}\n`;
const asking = (check: string) => `\tif (!${check})\n\t\treturn -EPERM;\n`;

testAccessRule(setUpCapability, {
  decides: {
    "a socket that needs a capability": [
      "namespace",
      { functions: socketWay, more: { "net/peg.c": making("peg_create", asking("ns_capable(p, CAP_NET_RAW)")) } },
    ],
    "a terminal's discipline that needs one": [
      "nobody",
      {
        functions: ["peg_set drivers/tty/peg.c", "tty_ioctl drivers/tty/tty_io.c", ...ioctlWay("").slice(1)],
        more: { "drivers/tty/peg.c": making("peg_open", asking("capable(CAP_NET_ADMIN)")) },
      },
    ],
  },
  spares: {
    "a socket for everybody": { functions: socketWay, more: { "net/peg.c": making("peg_create", "") } },
    "a check where none is made": {
      functions: socketWay,
      more: { "net/peg.c": making("peg_stop", asking("ns_capable(p, CAP_NET_RAW)")) },
    },
  },
});
