import { ioctlWay, socketWay, testAccessRule } from "@/lib/testing/access-rule-cases";
import { deviceNode } from "./device-node";

const device = { functions: ioctlWay("drivers/misc/peg.c") };

testAccessRule(deviceNode, {
  decides: {
    "a device": ["nobody", device],
    "a node that its driver opens": [
      "everybody",
      { ...device, more: { "drivers/misc/peg.c": "static struct miscdevice peg = {\n\t.mode = 0666,\n};\n" } },
    ],
    "a terminal": ["everybody", { functions: ioctlWay("drivers/tty/n_peg.c") }],
  },
  spares: { "a file of a filesystem": { functions: ioctlWay("fs/peg/ioctl.c") }, "a socket": { functions: socketWay } },
});
