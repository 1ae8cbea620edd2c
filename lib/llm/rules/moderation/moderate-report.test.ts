import { expect, test } from "vitest";
import { tetherKeepaliveReport } from "@/lib/contract/sample-reports/tether-keepalive-report";
import { lineOf, talk, type VirtualTree } from "@/lib/testing/virtual-tree";
import { createRulesModel } from "../rules-model";

const tree: VirtualTree = {
  "net/tether/peer.c": `${"\n".repeat(43)}static void tether_peer_keepalive(struct work_struct *work)
{
	a();







	peer->failures = 0;
}

static struct tether_peer *tether_peer_create(u32 node)
{
	return kzalloc(8);
}

static void tether_peer_destroy(struct tether_peer *peer)
{
	kfree(peer);
}

void tether_peer_put(struct tether_peer *peer)
{
	tether_peer_destroy(peer);
}
`,
};

const title = "KASAN: slab-use-after-free Write in tether_peer_keepalive";

function moderate(report: string, bugTitle = title) {
  return talk(createRulesModel(), tree, { BugTitle: bugTitle, CrashReport: report }, ["Actionable", "Confident"]);
}

test("three stacks about one object are actionable", async () => {
  const { results, reply, calls } = await moderate(tetherKeepaliveReport);
  expect(results.Actionable).toBe(true);
  expect(calls).toContain("codesearch-definition-source tether_peer_create");
  expect(reply).toContain("128 bytes into the 192-byte object");
  expect(reply).toContain("`tether_peer_destroy` frees: it calls `kfree()` (net/tether/peer.c:64)");
  expect(reply).not.toContain("likely root cause");
});

test.each([
  [
    "the free stack is missing",
    tetherKeepaliveReport.replace(/Freed by task[\s\S]*?\n\n/, ""),
    "stack of free is missing",
  ],
  [
    "the address is of another object",
    tetherKeepaliveReport.replaceAll("ffff88810d2c49c0", "ffff888100000000"),
    "that is another object",
  ],
  [
    "the kernel had crashed before",
    tetherKeepaliveReport.replace("Not tainted", "Tainted: G      D W         "),
    "tainted D",
  ],
  [
    "the stacks are of another kernel",
    tetherKeepaliveReport.replace(/(tether_\w+)/g, "x_$1"),
    "None of the first functions",
  ],
  ["there is no report", "[   12.0] usb 1-1: new device", "No report of a known kind"],
])("not actionable: %s", async (_, report, reason) => {
  const { results, reply } = await moderate(
    report,
    /x_tether/.test(report) ? title.replace("tether", "x_tether") : title,
  );
  expect(results).toEqual({ Actionable: false, Confident: true });
  expect(reply).toContain(reason);
});

test("a title about something else is not actionable", async () => {
  const { results, reply } = await moderate(tetherKeepaliveReport, "WARNING in ext4_writepages");
  expect(results.Actionable).toBe(false);
  expect(reply).toContain("is not about this report");
});

test("a warning with a trace is actionable, a second oops is not", async () => {
  const warning = `------------[ cut here ]------------
WARNING: CPU: 0 PID: 5 at net/tether/peer.c:53 tether_peer_keepalive+0x1/0x2 net/tether/peer.c:53
CPU: 0 UID: 0 PID: 5 Comm: x Not tainted 6.12 #1
Call Trace:
 <TASK>
 tether_peer_put+0x1/0x2 net/tether/peer.c:68
 </TASK>
`;
  const first = await moderate(warning, "WARNING in tether_peer_keepalive");
  expect(first.results.Actionable).toBe(true);
  const oops = `BUG: kernel NULL pointer dereference, address: 0000000000000008
Oops: Oops: 0000 [#2] SMP
CPU: 0 UID: 0 PID: 5 Comm: x Not tainted 6.12 #1
RIP: 0010:tether_peer_put+0x1/0x2 net/tether/peer.c:68
Call Trace:
 <TASK>
 tether_peer_put+0x1/0x2 net/tether/peer.c:68
 </TASK>
`;
  const second = await moderate(oops, "BUG: unable to handle kernel NULL pointer dereference in tether_peer_put");
  expect(second.results.Actionable).toBe(false);
  expect(second.reply).toContain("crash number 2");
});

test("work that is cancelled without waiting, and then runs on the freed object, is pointed at", async () => {
  const handler = "\tstruct tether_peer *peer = container_of(work, struct tether_peer, keepalive.work);\n";
  const source = (tree["net/tether/peer.c"] ?? "").replace("\ta();\n", handler);
  const cancel = (call: string) => source.replace("\tkfree(peer);", `\t${call}(&peer->keepalive);\n\tkfree(peer);`);
  const causeWith = async (call: string) => {
    const inputs = { BugTitle: title, CrashReport: tetherKeepaliveReport };
    const changed = { "net/tether/peer.c": cancel(call) };
    const { reply } = await talk(createRulesModel(), changed, inputs, ["Actionable", "Confident"]);
    return reply;
  };
  const without = await causeWith("cancel_delayed_work");
  expect(without).toContain("`cancel_delayed_work(&peer->keepalive)` (net/tether/peer.c:64), which does not wait");
  expect(without).toContain("frees the object with `kfree()` (net/tether/peer.c:65)");
  expect(without).toContain("`tether_peer_destroy` frees: it calls `kfree()`");
  expect(await causeWith("cancel_delayed_work_sync")).not.toContain("likely root cause");
});

/** An oops whose stack is `frames`, innermost first. */
function oops(name: string, frames: readonly string[], head = "general protection fault"): [string, string] {
  const text = [
    `Oops: ${head}, probably for non-canonical address 0x4f1b2c3d5e6f7a80: 0000 [#1] PREEMPT SMP`,
    "CPU: 1 UID: 0 PID: 7 Comm: x Not tainted 6.12 #1",
    `RIP: 0010:${frames[0]}`,
    "Call Trace:",
    " <TASK>",
    ...frames.slice(1).map((frame) => ` ${frame}`),
    " </TASK>",
    "",
  ].join("\n");
  return [text, `${head} in ${name}`];
}

const lineIn = (path: string, text: string) => `${path}:${lineOf(tree, path, text)}`;
const put = `tether_peer_put+0x1/0x2 ${lineIn("net/tether/peer.c", "\ttether_peer_destroy(peer)")}`;
const destroy = `tether_peer_destroy+0x1/0x2 ${lineIn("net/tether/peer.c", "kfree(peer)")}`;
const keepaliveFrame = `tether_peer_keepalive+0x1/0x2 ${lineIn("net/tether/peer.c", "peer->failures = 0")}`;

test("functions that call each other are one stack, those that cannot are not", async () => {
  const real = await moderate(...oops("tether_peer_destroy", [destroy, put]));
  expect(real.results.Actionable).toBe(true);
  expect(real.reply).toContain("✅ **call-chain**");
  const mixed = await moderate(...oops("tether_peer_destroy", [destroy, keepaliveFrame]));
  expect(mixed.results.Actionable).toBe(false);
  expect(mixed.reply).toContain("`tether_peer_keepalive` calls nothing at net/tether/peer.c");
});

test("the allocator is a victim, not so a NULL pointer that it was given", async () => {
  const inAllocator = ["__kmalloc_noprof+0x1/0x2 mm/slub.c:9", put];
  const victim = await moderate(...oops("__kmalloc_noprof", inAllocator));
  expect(victim.reply).toContain("❌ **allocator-victim**");
  const other = await moderate(...oops("tether_peer_put", [put]));
  expect(other.reply).not.toContain("allocator-victim");
  const warning = `WARNING: CPU: 0 PID: 5 at mm/slub.c:9 __kmalloc_noprof+0x1/0x2 mm/slub.c:9\nCall Trace:\n ${put}\n`;
  expect((await moderate(warning, "WARNING in __kmalloc_noprof")).reply).not.toContain("allocator-victim");
});

test.each([
  ["debugging-limit", "BUG: MAX_LOCKDEP_ENTRIES too low!"],
  ["memory-ran-out", "x: page allocation failure: order:4, mode:0x40dc0"],
])("not actionable: %s", async (name, line) => {
  const [text, heading] = oops("tether_peer_put", [put]);
  expect((await moderate(text, heading)).reply).not.toContain(name);
  const { results, reply } = await moderate(`${line}\n${text}`, heading);
  expect(results).toEqual({ Actionable: false, Confident: true });
  expect(reply).toContain(`❌ **${name}**`);
});

test("the stack of an injected failure is not one of a bug", async () => {
  const { reply } = await moderate(...oops("tether_peer_put", [put, "should_fail_ex+0x1/0x2 lib/fault-inject.c:1"]));
  expect(reply).toContain("❌ **injected-failure**");
});

test("memory that one part accesses and another allocated and freed had changed hands", async () => {
  const foreign = tetherKeepaliveReport
    .replace(/(Allocated by task[\s\S]*?)(?=\n\nFreed)/, (stack) => stack.replace(/ net\/\w+\//g, " fs/ledger/"))
    .replace(/(Freed by task[\s\S]*?)(?=\n\n)/, (stack) => stack.replace(/ net\/\w+\//g, " fs/ledger/"));
  const { results, reply } = await moderate(foreign);
  expect(foreign).not.toBe(tetherKeepaliveReport);
  expect(results.Actionable).toBe(false);
  expect(reply).toContain("❌ **one-owner**");
  const own = await moderate(tetherKeepaliveReport);
  expect(own.reply).toContain("✅ **one-owner**");
});
