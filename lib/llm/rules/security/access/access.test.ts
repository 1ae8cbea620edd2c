import { expect, test } from "vitest";
import { assessAccess, guarded, socketWay, whoCan, workWay } from "@/lib/testing/access-rule-cases";
import { freedWriteReport, madeUpWay } from "@/lib/testing/made-up-way";

const call = socketWay.slice(2);

test("the strictest of the ways decides: who cannot allocate cannot use", async () => {
  const access = madeUpWay(["peg_use net/a.c", "sock_call net/socket.c", ...call]);
  const allocation = madeUpWay(["peg_new net/b.c", "peg_ask net/c.c", ...call], {
    peg_ask: guarded("capable(CAP_SYS_ADMIN)"),
  });
  const tree = { ...allocation.tree, ...access.tree };
  expect((await whoCan(tree, freedWriteReport(access.frames, allocation.frames))).who).toBe("nobody");
  expect((await whoCan(tree, freedWriteReport(access.frames))).who).toBe("everybody");
});

test("who allocated a packet says nothing about who sends the next", async () => {
  const access = madeUpWay(["peg_in net/a.c", "handle_softirqs kernel/softirq.c"]);
  const allocation = madeUpWay(["peg_new net/core/skbuff.c", "sock_call net/socket.c", ...call]);
  const report = freedWriteReport(access.frames, allocation.frames);
  expect((await whoCan({ ...access.tree, ...allocation.tree }, report)).who).toBe("nobody");
});

test("the walk to callers begins at the subsystem, not at the code that runs anything", async () => {
  const more = { "net/peg.c": "static struct proto_ops peg = {\n\t.bind = peg_flush,\n};\n" };
  const functions = ["peg_flush net/peg.c", ...workWay("run_any kernel/any.c")];
  expect((await assessAccess({ functions, more })).reply).toContain("registered by `.bind = peg_flush,`");
});

test("a way that nobody goes is told as such", async () => {
  const { who, reply } = await assessAccess({ functions: workWay("peg_flush net/peg.c") });
  expect(who).toBe("nobody");
  expect(reply).toContain("none led to an entry");
});
