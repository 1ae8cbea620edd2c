import { expect, test } from "vitest";
import { sampleJobs } from "@/lib/contract/samples";
import { parseReport } from "./parse-report";
import { reportLocations } from "./report-locations";

const cases: Record<string, readonly string[]> = {
  " smc_poll+0x188/0x530 net/smc/af_smc.c:2890": ["net/smc/af_smc.c:2890"],
  "vfs_poll include/linux/poll.h:82 [inline] foo a.S:1": ["include/linux/poll.h:82", "a.S:1"],
  "kernel BUG at mm/trestle.c:91!": ["mm/trestle.c:91"],
  "WARNING: CPU: 1 PID: 612 at drivers/misc/spool.c:402 spool_free": ["drivers/misc/spool.c:402"],
  "in drivers/net/ferry.c:77:14": ["drivers/net/ferry.c:77"],
  "heron_wake (./include/linux/wait.h:120 rust/kernel/lib.rs:7)": ["include/linux/wait.h:120", "rust/kernel/lib.rs:7"],
  "syz-executor.c:0 page.cc:1 a.c: 5 .c:5 a.c:123456789": [],
  "http://example.org/a/b.c:80": [],
  "net/a.c:1net/b.c:2": ["net/a.c:1", "net/b.c:2"],
};
test.each(Object.entries(cases))("finds the places of %j", (text, expected) => {
  expect(reportLocations(text).map(({ path, line }) => `${path}:${line}`)).toEqual(expected);
});

test("offsets enclose the place as the text has it", () => {
  const text = "\u{1F41E} at ./net/a.c:12, net/b.h:3";
  expect(reportLocations(text).map(({ start, end }) => text.slice(start, end))).toEqual(["./net/a.c:12", "net/b.h:3"]);
});

test.each(sampleJobs)("finds every frame of $title", ({ args }) => {
  const text = args.CrashReport ?? "";
  const found = new Set(reportLocations(text).map(({ path, line }) => `${path}:${line}`));
  const frames = parseReport(text)
    .stacks.flatMap((stack) => stack.frames)
    .filter(({ file }) => file !== "");
  expect(frames.length).toBeGreaterThan(15);
  for (const { file, line } of frames) expect(found).toContain(`${file}:${line}`);
});

test.each(["a", "x/", ".c:1", "a/.c:", "(a.c:1 "])("survives 5 MB of %j", (part) => {
  const text = part.repeat(5_000_000 / part.length);
  expect(reportLocations(`${text} net/a.c:1`).at(-1)).toMatchObject({ path: "net/a.c", line: 1 });
});
