import { expect, test } from "vitest";
import { freedWriteReport, madeUpWay } from "@/lib/testing/made-up-way";
import { assessSurface, softirq, surfacesOf, work } from "@/lib/testing/surface-rule-cases";

test("nothing from outside: work of a driver that nothing was plugged in for", async () => {
  const { outputs, reply } = await assessSurface({ functions: ["peg_flush drivers/misc/peg.c", work] });
  expect(outputs).toEqual([]);
  expect(reply).toContain("❌ NetworkTrigger: nothing of packets over Ethernet in the stack (ethernet-packet,");
});

test("the allocation of a packet is no packet that came in", async () => {
  const access = madeUpWay(["peg_flush drivers/misc/peg.c", work]);
  const packet = madeUpWay(["peg_new net/peg.c", "ip_rcv net/ipv4/ip_input.c", softirq]);
  const tree = { ...access.tree, ...packet.tree };
  expect((await surfacesOf(tree, freedWriteReport(access.frames, packet.frames))).outputs).toEqual([]);
  expect((await surfacesOf(tree, freedWriteReport(access.frames, "", packet.frames))).outputs).toEqual([
    "NetworkTrigger",
  ]);
});

test("a report without files and lines is placed by its functions", async () => {
  const { tree, frames } = madeUpWay(["peg_take net/bluetooth/peg.c", "peg_rx_work net/bluetooth/peg.c", work]);
  const bare = frames.replace(/ \S+:\d+$/gm, "");
  expect(bare).not.toBe(frames);
  expect((await surfacesOf(tree, freedWriteReport(bare))).outputs).toEqual(["RemoteTrigger"]);
});
