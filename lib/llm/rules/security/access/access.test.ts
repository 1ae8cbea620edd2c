import { expect, test } from "vitest";
import { freedWriteReport, madeUpWay } from "@/lib/testing/made-up-way";
import { talk } from "@/lib/testing/virtual-tree";
import { createRulesModel } from "../../rules-model";
import { accessRules } from "./access";

const OUTPUTS = ["Exploitable", "Unprivileged", "UserNamespace"];
const call = "__do_sys_sendmsg net/socket.c";
const ioctl = ["vfs_ioctl fs/ioctl.c", "__do_sys_ioctl fs/ioctl.c"];
const guard = (check: string) => `if (!${check})\n\treturn -EPERM;\nCALL`;

interface Case {
  readonly functions: readonly string[];
  readonly bodies?: Readonly<Record<string, string>>;
  readonly more?: Readonly<Record<string, string>>;
  readonly syz?: string;
}

async function assess({ functions, bodies = {}, more = {}, syz = "" }: Case) {
  const { tree, frames } = madeUpWay(functions, bodies, more);
  const { results, reply } = await talk(
    createRulesModel(),
    tree,
    { CrashReport: freedWriteReport(frames), ReproSyz: syz },
    OUTPUTS,
  );
  const who = results.Unprivileged ? "everybody" : results.UserNamespace ? "namespace" : "nobody";
  return { who, reply };
}

const socket = ["peg_set net/peg.c", "sock_call net/socket.c", call];
const netlink = ["peg_doit net/peg.c", "genl_rcv_msg net/netlink/genetlink.c", call];
const table = (flags: string) => ({
  "net/peg.c": `static const struct genl_ops peg_ops[] = {\n\t{\n\t\t.doit = peg_doit,\n${flags}\t},\n};\n`,
});
const mounting = ["peg_fill fs/peg/super.c", "do_new_mount fs/namespace.c", "__do_sys_mount fs/namespace.c"];
const mountBodies = { do_new_mount: "if (!err && !mount_capable(p))\n\terr = -EPERM;\nCALL" };
const mountMore = { "fs/super.c": "bool mount_capable(int *p)\n{\n\treturn ns_capable(p, CAP_SYS_ADMIN);\n}\n" };
const superBlock = (flags: string) => ({
  ...mountMore,
  "fs/peg/main.c": `static struct file_system_type peg = {\n\t.fs_flags = ${flags},\n};\n`,
});
const work = "process_one_work kernel/workqueue.c";

/** What decides, who can go the way, and the way. */
const cases: readonly (readonly [string, string, Case])[] = [
  ["machine-capability", "nobody", { functions: socket, bodies: { sock_call: guard("capable(CAP_NET_ADMIN)") } }],
  [
    "namespace-capability",
    "namespace",
    { functions: socket, bodies: { sock_call: guard("ns_capable(p, CAP_NET_RAW)") } },
  ],
  [
    "machine-capability",
    "nobody",
    {
      functions: socket,
      bodies: { sock_call: guard("ns_capable(p, CAP_NET_RAW)"), peg_set: guard("capable(CAP_NET_ADMIN)") },
    },
  ],
  [
    "namespace-capability",
    "namespace",
    {
      functions: socket,
      bodies: { sock_call: guard("peg_capable(p)") },
      more: { "net/peg.c": "bool peg_capable(int *p)\n{\n\treturn ns_capable(p, CAP_NET_ADMIN);\n}\n" },
    },
  ],
  [
    "machine-capability",
    "nobody",
    {
      functions: socket,
      bodies: { sock_call: guard("peg_capable(p)") },
      more: {
        "net/peg.c":
          "bool peg_capable(int *p)\n{\n\tns = p ? p->ns : &init_user_ns;\n\treturn ns_capable(ns, CAP_BPF);\n}\n",
      },
    },
  ],
  ["no-check-on-the-way", "everybody", { functions: socket }],
  [
    "no-check-on-the-way",
    "everybody",
    { functions: socket, bodies: { sock_call: `if (raw && !capable(CAP_NET_RAW))\n\treturn -EPERM;\nCALL` } },
  ],
  [
    "machine-capability",
    "nobody",
    {
      functions: socket,
      bodies: { sock_call: `if (sysctl_unprivileged_peg_disabled && !capable(CAP_BPF))\n\treturn -EPERM;\nCALL` },
    },
  ],
  [
    "namespace-capability",
    "namespace",
    {
      functions: socket,
      bodies: { sock_call: `if (kind != PEG_GET && !netlink_net_capable(p, CAP_NET_ADMIN))\n\treturn -EPERM;\nCALL` },
    },
  ],
  [
    "no-check-on-the-way",
    "everybody",
    {
      functions: ["peg_dump net/peg.c", ...socket.slice(1)],
      bodies: { sock_call: `if (kind != PEG_GET && !netlink_net_capable(p, CAP_NET_ADMIN))\n\treturn -EPERM;\nCALL` },
    },
  ],
  ["generic-netlink-flags", "nobody", { functions: netlink, more: table("\t\t.flags = GENL_ADMIN_PERM,\n") }],
  ["generic-netlink-flags", "namespace", { functions: netlink, more: table("\t\t.flags = GENL_UNS_ADMIN_PERM,\n") }],
  ["generic-netlink-flags", "everybody", { functions: netlink, more: table("") }],
  ["mount-capability", "nobody", { functions: mounting, bodies: mountBodies, more: superBlock("FS_REQUIRES_DEV") }],
  ["mount-capability", "namespace", { functions: mounting, bodies: mountBodies, more: superBlock("FS_USERNS_MOUNT") }],
  [
    "mount-capability",
    "nobody",
    {
      functions: ["peg_read fs/peg/file.c", "__do_sys_read fs/read_write.c"],
      more: superBlock("FS_REQUIRES_DEV"),
      syz: "syz_mount_image$peg(0x0)\n",
    },
  ],
  [
    "set-up-capability",
    "namespace",
    {
      functions: socket,
      more: {
        "net/peg.c":
          "static int peg_create(int *p)\n{\n\tif (!ns_capable(p, CAP_NET_RAW))\n\t\treturn -EPERM;\n\treturn 0;\n}\n",
      },
    },
  ],
  ["device-node", "nobody", { functions: ["peg_ioctl drivers/misc/peg.c", ...ioctl] }],
  [
    "set-up-capability",
    "nobody",
    {
      functions: ["peg_set drivers/tty/peg.c", "tty_ioctl drivers/tty/tty_io.c", ...ioctl],
      more: {
        "drivers/tty/peg.c":
          "static int peg_open(int *p)\n{\n\tif (!capable(CAP_NET_ADMIN))\n\t\treturn -EPERM;\n\treturn 0;\n}\n",
      },
    },
  ],
  [
    "generic-netlink-flags",
    "everybody",
    {
      functions: netlink,
      more: table("\t},\n\t{\n\t\t.doit = peg_other,\n\t\t.flags = GENL_ADMIN_PERM,\n"),
    },
  ],
  [
    "device-node",
    "everybody",
    {
      functions: ["peg_ioctl drivers/misc/peg.c", ...ioctl],
      more: { "drivers/misc/peg.c": "static struct miscdevice peg = {\n\t.mode = 0666,\n};\n" },
    },
  ],
  [
    "reproducer-sandbox",
    "everybody",
    { functions: ["peg_ioctl drivers/misc/peg.c", ...ioctl], syz: "# {Sandbox:setuid}\nopenat(0x0)\n" },
  ],
  ["reproducer-sandbox", "namespace", { functions: socket, syz: "# {Sandbox:namespace}\nsocket(0x0)\n" }],
  [
    "local-sender",
    "everybody",
    {
      functions: [
        "peg_in net/peg.c",
        "handle_softirqs kernel/softirq.c",
        "peg_sendmsg net/peg.c",
        "__sys_sendto net/socket.c",
      ],
    },
  ],
  [
    "registered-operation",
    "everybody",
    {
      functions: ["peg_send net/peg.c", work],
      more: { "net/peg.c": "static struct proto_ops peg = {\n\t.sendmsg = peg_send,\n};\n" },
    },
  ],
  [
    "registered-operation",
    "nobody",
    {
      functions: ["peg_send drivers/misc/peg.c", work],
      more: { "drivers/misc/peg.c": "static struct file_operations peg = {\n\t.unlocked_ioctl = peg_send,\n};\n" },
    },
  ],
  [
    "registered-operation",
    "nobody",
    {
      functions: ["peg_flush net/peg.c", work],
      more: {
        "net/peg.c":
          "static int peg_start(int *p)\n{\n\tif (!capable(CAP_NET_ADMIN))\n\t\treturn -EPERM;\n\tpeg_flush(p);\n\treturn 0;\n}\n\nstatic struct proto_ops peg = {\n\t.bind = peg_start,\n};\n",
      },
    },
  ],
];

test.each(cases.map(([name, who, way], index) => ({ name, who, way, index })))(
  "$index. $name: $who",
  async ({ name, who, way }) => {
    const { who: found, reply } = await assess(way);
    expect(reply).toContain(`**${name}** (decides`);
    expect(found).toBe(who);
    // That nothing stops a caller is never said beside something that does.
    expect(reply.includes("**no-check-on-the-way**") && who !== "everybody").toBe(false);
  },
);

test("every rule decides a case, and has a reason and a source", () => {
  expect([...new Set(cases.map(([name]) => name))].sort()).toEqual(accessRules.map(({ name }) => name).sort());
  for (const { because, source } of accessRules) {
    expect(because).toMatch(/\.$/);
    expect(source).toMatch(/^(?:Documentation|include)\//);
  }
});

test("an interrupt that struck a sender by chance is no way of the sender", async () => {
  const functions = [
    "peg_in net/peg.c",
    "handle_softirqs kernel/softirq.c",
    "sysvec_call arch/x86/kernel/smp.c",
    "peg_sendmsg net/peg.c",
  ];
  expect((await assess({ functions })).who).toBe("nobody");
});

test("the strictest of the ways decides: who cannot allocate cannot use", async () => {
  const access = madeUpWay(["peg_use net/a.c", "sock_call net/socket.c", call]);
  const allocation = madeUpWay(["peg_new net/b.c", "peg_ask net/c.c", call], {
    peg_ask: guard("capable(CAP_SYS_ADMIN)"),
  });
  const report = freedWriteReport(access.frames, allocation.frames);
  const tree = { ...allocation.tree, ...access.tree };
  const { results } = await talk(createRulesModel(), tree, { CrashReport: report }, OUTPUTS);
  expect(results).toMatchObject({ Unprivileged: false, UserNamespace: false });
});

test("who allocated a packet says nothing about who sends the next", async () => {
  const access = madeUpWay(["peg_in net/a.c", "handle_softirqs kernel/softirq.c"]);
  const allocation = madeUpWay(["peg_new net/core/skbuff.c", "sock_call net/socket.c", call]);
  const report = freedWriteReport(access.frames, allocation.frames);
  const tree = { ...access.tree, ...allocation.tree };
  const { results } = await talk(createRulesModel(), tree, { CrashReport: report }, OUTPUTS);
  expect(results).toMatchObject({ Unprivileged: false, UserNamespace: false });
});

test("the walk to callers begins at the subsystem, not at the code that runs anything", async () => {
  const more = { "net/peg.c": "static struct proto_ops peg = {\n\t.bind = peg_flush,\n};\n" };
  const { reply } = await assess({ functions: ["peg_flush net/peg.c", "run_any kernel/any.c", work], more });
  expect(reply).toContain("registered by `.bind = peg_flush,`");
});

test("tables that only the kernel calls are no entry", async () => {
  const more = { "net/peg.c": "static struct peg_ops peg = {\n\t.refresh = peg_flush,\n};\n" };
  const { who, reply } = await assess({ functions: ["peg_flush net/peg.c", work], more });
  expect(who).toBe("nobody");
  expect(reply).toContain("none led to an entry");
});
