import { expect, test } from "vitest";
import { freedWriteReport, madeUpWay } from "@/lib/testing/made-up-way";
import { talk } from "@/lib/testing/virtual-tree";
import { createRulesModel } from "../../rules-model";
import { surfaceRules } from "./surfaces";

const OUTPUTS = [
  "Exploitable",
  "VMGuestTrigger",
  "VMHostTrigger",
  "NetworkTrigger",
  "RemoteTrigger",
  "PeripheralTrigger",
  "FilesystemTrigger",
];

async function assess(functions: readonly string[], more: Readonly<Record<string, string>> = {}, syz = "") {
  const { tree, frames } = madeUpWay(functions, {}, more);
  const inputs = { CrashReport: freedWriteReport(frames), ReproSyz: syz };
  const { results, reply } = await talk(createRulesModel(), tree, inputs, OUTPUTS);
  const outputs = OUTPUTS.filter((name) => name !== "Exploitable" && results[name] === true);
  return {
    outputs,
    fired: surfaceRules.filter(({ name }) => reply.includes(`**${name}**`)).map(({ name }) => name),
    reply,
  };
}

const work = "process_one_work kernel/workqueue.c";
const call = "__do_sys_sendmsg net/socket.c";
const fileSystem = {
  "fs/peg/super.c": "static struct file_system_type peg_fs = {\n\t.fs_flags = FS_REQUIRES_DEV,\n};\n",
};

/** Ways innermost first, by the rule that must see them, with the output; files that lie beside. */
const seen: Record<string, readonly [string, readonly string[], Readonly<Record<string, string>>?]> = {
  "ethernet-packet": [
    "NetworkTrigger",
    ["peg_parse net/peg/in.c", "ip_rcv net/ipv4/ip_input.c", "handle_softirqs kernel/softirq.c"],
  ],
  "network-server": ["NetworkTrigger", ["peg_open fs/nfsd/peg.c", "kthread kernel/kthread.c"]],
  "deferred-receive": ["NetworkTrigger", ["peg_take net/peg/in.c", "peg_rx_work net/peg/in.c", work]],
  "radio-receive": ["RemoteTrigger", ["peg_take net/bluetooth/peg.c", "peg_rx_work net/bluetooth/peg.c", work]],
  "usb-device": [
    "PeripheralTrigger",
    ["peg_probe drivers/usb/misc/peg.c", "usb_probe_interface drivers/usb/core/driver.c", work],
  ],
  "hid-device": [
    "PeripheralTrigger",
    ["peg_take drivers/hid/hid-peg.c", "hid_input_report drivers/hid/hid-core.c", work],
  ],
  "pluggable-bus": ["PeripheralTrigger", ["peg_probe drivers/thunderbolt/peg.c", work]],
  "filesystem-image": [
    "FilesystemTrigger",
    ["peg_lookup fs/peg/dir.c", "lookup fs/namei.c", "__do_sys_open fs/open.c"],
    fileSystem,
  ],
  "partition-table": ["FilesystemTrigger", ["peg_partition block/partitions/peg.c", work]],
  "guest-exit": [
    "VMGuestTrigger",
    ["peg_emulate arch/x86/kvm/peg.c", "vcpu_enter_guest arch/x86/kvm/x86.c", "__do_sys_ioctl fs/ioctl.c"],
  ],
  "vhost-worker": ["VMGuestTrigger", ["peg_handle drivers/vhost/peg.c", "kthread kernel/kthread.c"]],
  "host-device": [
    "VMHostTrigger",
    [
      "peg_done drivers/char/virtio_peg.c",
      "vring_interrupt drivers/virtio/virtio_ring.c",
      "handle_irq_event kernel/irq/handle.c",
    ],
  ],
  "registered-driver": [
    "PeripheralTrigger",
    ["peg_start drivers/usb/misc/peg.c", work],
    { "drivers/usb/misc/peg.c": "static struct usb_driver peg = {\n\t.probe = peg_start,\n};\n" },
  ],
  "registered-filesystem": [
    "FilesystemTrigger",
    ["peg_super fs/peg.c", work],
    { "fs/peg.c": "static struct peg_ops peg = {\n\t.get_tree = peg_super,\n};\n" },
  ],
  "registered-protocol": [
    "NetworkTrigger",
    ["peg_in net/ipv4/peg.c", work],
    { "net/ipv4/peg.c": "static struct net_protocol peg = {\n\t.handler = peg_in,\n};\n" },
  ],
};

test.each(Object.entries(seen))("%s", async (name, [output, functions, more]) => {
  const { fired, outputs } = await assess(functions, more);
  expect(fired).toContain(name);
  expect(outputs).toEqual([output]);
});

test("every rule has a case, a reason and a source", () => {
  expect(surfaceRules.map(({ name }) => name).sort()).toEqual(Object.keys(seen).sort());
  for (const { because, source } of surfaceRules) {
    expect(because).toMatch(/\.$/);
    expect(source).toMatch(/^(?:Documentation|drivers)\//);
  }
});

/** Ways that look like one of those and are none. */
test.each<[string, readonly string[], Readonly<Record<string, string>>?]>([
  [
    "a request of a user to a radio subsystem",
    ["peg_rx_set net/wireless/nl80211.c", "genl_rcv_msg net/netlink/genetlink.c", call],
  ],
  [
    "a CAN bus is no Ethernet",
    ["peg_take net/can/peg.c", "netif_receive_skb net/core/dev.c", "handle_softirqs kernel/softirq.c"],
  ],
  ["a filesystem without a device", ["peg_lookup fs/peg/dir.c", "__do_sys_open fs/open.c"]],
  ["a virtual machine's owner, not its guest", ["peg_create virt/kvm/peg.c", "__do_sys_ioctl fs/ioctl.c"]],
  ["work of a driver that nothing was plugged in for", ["peg_flush drivers/misc/peg.c", work]],
])("nothing from outside: %s", async (_, functions, more) => {
  expect((await assess(functions, more)).outputs).toEqual([]);
});

test("the allocation of a packet is no packet that came in", async () => {
  const access = madeUpWay(["peg_flush drivers/misc/peg.c", work]);
  const allocation = madeUpWay(["peg_new net/peg.c", "ip_rcv net/ipv4/ip_input.c", "handle_softirqs kernel/softirq.c"]);
  const report = freedWriteReport(access.frames, allocation.frames);
  const tree = { ...access.tree, ...allocation.tree };
  const { results } = await talk(createRulesModel(), tree, { CrashReport: report }, OUTPUTS);
  expect(results.NetworkTrigger).toBe(false);
});

test("the reproducer's call is named", async () => {
  const [, functions, more] = seen["filesystem-image"] ?? ["", []];
  const { reply } = await assess(functions, more, 'syz_mount_image$peg(&(0x7f0000000040)="00")\n');
  expect(reply).toContain("the reproducer mounts an image (`syz_mount_image$peg`)");
});

test("a report without files and lines is placed by its functions", async () => {
  const [, functions] = seen["radio-receive"] ?? ["", []];
  const { tree, frames } = madeUpWay(functions);
  const report = freedWriteReport(frames.replace(/ \S+:\d+$/gm, ""));
  const { results } = await talk(createRulesModel(), tree, { CrashReport: report }, OUTPUTS);
  expect(results.RemoteTrigger).toBe(true);
});
