import { testAccessRule, workWay } from "@/lib/testing/access-rule-cases";
import { registeredOperation } from "./registered-operation";

const table = (type: string, member: string, handler = "peg_send") =>
  `static struct ${type} peg = {\n\t.${member} = ${handler},\n};\n`;
const inNet = (text: string, innermost = "peg_send net/peg.c") => ({
  functions: workWay(innermost),
  more: { "net/peg.c": text },
});
const inDrivers = (text: string) => ({
  functions: workWay("peg_send drivers/misc/peg.c"),
  more: { "drivers/misc/peg.c": text },
});
const starting = (body: string) =>
  inNet(
    `static int peg_start(int *p)\n{\n${body}\tpeg_flush(p);\n\treturn 0;\n}\n\n${table("proto_ops", "bind", "peg_start")}`,
    "peg_flush net/peg.c",
  );

testAccessRule(registeredOperation, {
  decides: {
    "an operation of a socket": [
      "everybody",
      inNet(table("proto_ops", "sendmsg")),
      "the outermost function of the stack is registered by `.sendmsg = peg_send,`",
    ],
    "a system call that calls it": [
      "everybody",
      inNet("long __do_sys_peg(int *p)\n{\n\treturn peg_send(p);\n}\n"),
      "its caller `__do_sys_peg` is a system call",
    ],
    "a caller that is one": ["everybody", starting(""), "its caller `peg_start` is registered by"],
    "a caller that asks for a capability": ["nobody", starting("\tif (!capable(CAP_NET_ADMIN))\n\t\treturn -EPERM;\n")],
    "a caller that asks for one of the namespace": [
      "namespace",
      starting("\tif (!ns_capable(p, CAP_NET_ADMIN))\n\t\treturn -EPERM;\n"),
    ],
    "an operation of netlink": ["namespace", inNet(table("rtnl_link_ops", "newlink"))],
    "an operation of a device": ["nobody", inDrivers(table("file_operations", "unlocked_ioctl"))],
    "an operation of a file": [
      "everybody",
      {
        functions: workWay("peg_send fs/peg/file.c"),
        more: { "fs/peg/file.c": table("file_operations", "unlocked_ioctl") },
      },
    ],
  },
  spares: {
    "a check that stops nobody, and a table that only the kernel calls": inNet(
      `${table("peg_ops", "refresh", "peg_start")}\nint peg_start(int *p)\n{\n\tpeg_send(p);\n\treturn capable(CAP_BPF);\n}\n`,
    ),
    "a table that only the kernel calls": inNet(table("peg_ops", "refresh")),
    "a driver, which no user calls": inDrivers(table("usb_driver", "probe")),
  },
});
