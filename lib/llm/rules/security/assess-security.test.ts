import { expect, test } from "vitest";
import { checkCitations } from "@/lib/testing/check-citations";
import { freedWriteReport, madeUpWay } from "@/lib/testing/made-up-way";
import { talk, type VirtualTree } from "@/lib/testing/virtual-tree";
import { createRulesModel } from "../rules-model";

const OUTPUTS = ["Exploitable", "DenialOfService", "Unprivileged", "UserNamespace", "Confident"];
const call = "__do_sys_sendmsg net/socket.c";
const access = madeUpWay(["peg_use net/peg.c", "peg_call net/call.c", call], {
  peg_call: "if (!ns_capable(p, CAP_NET_ADMIN))\n\treturn -EPERM;\nCALL",
});
const allocation = madeUpWay(["peg_new net/new.c", "peg_call net/call.c", call]);
const free = madeUpWay(["peg_free net/free.c", "peg_call net/call.c", call]);
const tree: VirtualTree = { ...allocation.tree, ...free.tree, ...access.tree };
const report = freedWriteReport(access.frames, allocation.frames, free.frames);

function assess(crash: string, over: VirtualTree = tree) {
  return talk(createRulesModel(), over, { CrashReport: crash }, OUTPUTS);
}

test("confident when the failure, the object's life and a whole way with its checks were read", async () => {
  const { results, reply } = await assess(report);
  expect(results).toEqual({
    Exploitable: true,
    DenialOfService: true,
    Unprivileged: false,
    UserNamespace: true,
    Confident: true,
  });
  expect(reply).toContain("`if (!ns_capable(p, CAP_NET_ADMIN))` (net/call.c:3)");
  expect(reply).toContain("- `__do_sys_sendmsg` (net/socket.c:1), calls `peg_call` (net/socket.c:3)");
  expect(reply).toContain("freed in `peg_free` (net/free.c:1)");
});

test("every line that the explanation cites stands there", async () => {
  const { reply } = await assess(report);
  const { checked, wrong } = checkCitations(reply, (path) => tree[path]?.split("\n") ?? null);
  expect(checked).toBeGreaterThan(12);
  expect(wrong).toEqual([]);
});

test.each<[string, string, VirtualTree, string]>([
  ["no stack of the free", freedWriteReport(access.frames, allocation.frames), tree, "no stack of the free"],
  [
    "the freeing function is not there",
    report,
    { ...tree, "net/free.c": "" },
    "The function of the free was not found",
  ],
  [
    "a function on the way is not there",
    report,
    { ...tree, "net/call.c": "" },
    "Not read on the failing way: `peg_call`",
  ],
  ["the failing function is not there", report, { ...tree, "net/peg.c": "" }, "`peg_use` is not in this tree"],
  [
    "the lines are of another kernel",
    report.replaceAll(/net\/peg\.c:\d+/g, "net/peg.c:900"),
    tree,
    "taken at another commit",
  ],
])("not confident: %s", async (_, crash, over, doubt) => {
  const { results, reply } = await assess(crash, over);
  expect(results.Confident).toBe(false);
  expect(reply).toContain(doubt);
});

test("a kind that settles nothing leaves the expert unsure", async () => {
  const first = access.frames.trim().split("\n")[0] ?? "";
  const { results, reply } = await assess(
    `UBSAN: array-index-out-of-bounds in net/peg.c:3:2\nCall Trace:\n${access.frames}\n`,
  );
  expect(first).toContain("peg_use");
  expect(results).toMatchObject({ Exploitable: true, Confident: false });
  expect(reply).toContain("does not settle what the bug does (array-index)");
});

test("a report of no known kind is neither, and not confident", async () => {
  const { results, reply } = await assess("Call Trace:\n peg_use+0x1/0x2 net/peg.c:3\n");
  expect(results).toMatchObject({ Exploitable: false, DenialOfService: false, Confident: false });
  expect(reply).toContain("No rule knows");
});

test("a text without a report is refused in words", async () => {
  await expect(assess("hello")).rejects.toThrow("CrashReport holds no kernel report");
});

test("hostile names reach no expression and no code span", async () => {
  const { reply } = await assess(report.replaceAll("peg_use", "peg.(*+$"));
  expect(reply).toContain("### Verdict");
});
