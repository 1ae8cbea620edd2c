import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { sampleJobs } from "@/lib/contract/samples";
import { parseReport } from "./parse-report";
import type { Report } from "./report";

/** What is expected of a report: stacks as `kind heading-words: functions`, accesses as one line each. */
interface Expected {
  readonly kind: Report["kind"];
  readonly title: string;
  readonly bugClass?: string;
  readonly accesses?: readonly string[];
  readonly stacks: readonly string[];
  readonly valueChange?: Report["valueChange"];
  readonly object?: Report["object"];
}

const cases: Record<string, Expected> = {
  "kcsan-unknown-origin": {
    kind: "KCSAN",
    title: "KCSAN: data-race in tally_tick",
    bugClass: "data-race",
    accesses: ["read marked 0xffff888237c2a5b0 8 interrupt cpu 0"],
    stacks: ["access tally_tick __run_hrtimer __hrtimer_run_queues asm_sysvec_apic_timer_interrupt"],
    valueChange: { from: "0x0000000000000011", to: "0x0000000000000012" },
  },
  "kcsan-assert-reordered": {
    kind: "KCSAN",
    title: "KCSAN: assert: race in ledger_audit / ledger_post",
    bugClass: "assert: race",
    accesses: ["write plain 0xffffffff8b2c61a0 2 77 cpu 3", "read plain 0xffffffff8b2c61a0 2 78 cpu 1"],
    stacks: ["access ledger_post ledger_write_iter", "access ledger_audit kthread"],
  },
  "kasan-out-of-bounds": {
    kind: "KASAN",
    title: "KASAN: slab-out-of-bounds Read in quill_parse_tlv",
    bugClass: "slab-out-of-bounds",
    accesses: ["read plain 0xffff888012f3e760 1 quilld/1405 cpu 2"],
    stacks: [
      "access dump_stack_lvl print_report kasan_report __asan_report_load1_noabort quill_parse_tlv quill_ioctl.constprop.0 __x64_sys_ioctl entry_SYSCALL_64_after_hwframe",
      "allocation kasan_save_stack __kmalloc_node_track_caller memdup_user quill_ioctl.constprop.0",
    ],
    object: { address: "0xffff888012f3e740", size: 32, cache: "kmalloc-32" },
  },
  "kasan-null-ptr-deref": {
    kind: "KASAN",
    title: "KASAN: null-ptr-deref Write in plume_hold",
    bugClass: "null-ptr-deref",
    accesses: ["write plain 0x0000000000000018 4 plumed/4021 cpu 0"],
    stacks: [
      "access dump_stack_lvl kasan_report kasan_check_range instrument_atomic_read_write refcount_inc plume_hold",
    ],
  },
  warning: {
    kind: "WARNING",
    title: "WARNING in spool_free",
    stacks: ["call-trace spool_check spool_free asm_common_interrupt spool_exit __do_sys_delete_module do_syscall_64"],
  },
  "null-dereference": {
    kind: "oops",
    title: "BUG: unable to handle kernel NULL pointer dereference in gutter_submit",
    stacks: ["call-trace gutter_submit gutter_queue_rq blk_mq_dispatch_rq_list entry_SYSCALL_64_after_hwframe"],
  },
  "general-protection-fault": {
    kind: "oops",
    title: "general protection fault in lantern_lookup",
    stacks: ["call-trace lantern_lookup lantern_open"],
  },
  "kernel-bug": {
    kind: "oops",
    title: "kernel BUG in trestle_merge",
    stacks: ["call-trace trestle_merge trestle_expand"],
  },
  ubsan: {
    kind: "oops",
    title: "UBSAN: array-index-out-of-bounds in ferry_queue_of",
    stacks: ["call-trace dump_stack_lvl ubsan_epilogue __ubsan_handle_out_of_bounds ferry_queue_of ferry_reset"],
  },
  "arm64-decoded": {
    kind: "oops",
    title: "BUG: unable to handle kernel paging request in heron_wake",
    stacks: ["call-trace heron_wake heron_poll ret_from_fork"],
  },
};

function text(name: string): string {
  return readFileSync(path.join(import.meta.dirname, "testdata", `${name}.txt`), "utf8");
}

function summary(report: Report) {
  const accesses = report.accesses.map(
    ({ kind, marked, address, size, task, cpu }) =>
      `${kind} ${marked ? "marked" : "plain"} ${address} ${size} ${task} cpu ${cpu}`,
  );
  const stacks = report.stacks.map(({ kind, frames }) => [kind, ...frames.map((frame) => frame.function)].join(" "));
  return { ...report, accesses, stacks };
}

for (const [name, expected] of Object.entries(cases)) {
  test(`reads ${name}`, () => {
    expect(summary(parseReport(text(name)))).toEqual({
      bugClass: "",
      accesses: [],
      valueChange: null,
      object: null,
      ...expected,
    });
  });
}

const reports = [
  ...Object.keys(cases).map((name) => [name, text(name)] as const),
  ...sampleJobs.map(({ title, args }) => [title, args.CrashReport ?? ""] as const),
];
const disguises: Record<string, (report: string) => string> = {
  "without line breaks": (report) => `The data race report is: ${report.replace(/\s+/g, " ")}`,
  "with CRLF": (report) => report.replace(/\n/g, "\r\n"),
  "quoted in a mail": (report) => `Hello,\n\nsyzbot found:\n${report.replace(/^/gm, "> ")}\nRegards\n`,
  "amid a log": (report) =>
    `[    0.000000] Linux version 6.15.0\n[    1.000000] systemd[1]: BUG-free since 1999\n${report}\nreboot: Restarting system\n`,
  "twice, the second one after the first": (report) => `${report}\n${report}`,
};
for (const [disguise, apply] of Object.entries(disguises)) {
  test.each(reports)(`reads %s the same ${disguise}`, (_, report) => {
    expect(parseReport(apply(report))).toEqual(parseReport(report));
  });
}

const prefixes: Record<string, (index: number) => string> = {
  console: (index) => `[${String(100 + index).padStart(5)}.000001][ T1291] `,
  "serial console": (index) => `<4>[${String(100 + index).padStart(5)}.000001] `,
  syslog: (index) => `Jan  4 23:02:${String(index % 60).padStart(2, "0")} host-1 kernel: [ 12.000001] `,
  journal: () => "2026-01-14T23:02:01.123456+01:00 host-1 kernel: ",
  "dmesg -T": () => "[Wed Jan 14 23:02:01 2026] ",
};
for (const [name, prefix] of Object.entries(prefixes)) {
  test.each(sampleJobs)(`reads $title from the ${name}`, ({ args }) => {
    const report = args.CrashReport ?? "";
    const lines = report.split("\n").map((line, index) => prefix(index) + line);
    expect(parseReport(lines.join("\n"))).toEqual(parseReport(report));
    if (name !== "journal") expect(parseReport(lines.join(" "))).toEqual(parseReport(report));
  });
}

test("passes over what other tasks print in between", () => {
  const report = sampleJobs[0]?.args.CrashReport ?? "";
  const lines = report
    .split("\n")
    .flatMap((line) => [`[   88.000000][   C1] ${line}`, "[   88.000000][ T77] audit: ok"]);
  expect(parseReport(lines.join("\n"))).toEqual(parseReport(report));
});

test("gives frames with offset, size, place and inlining", () => {
  const [write] = parseReport(sampleJobs[1]?.args.CrashReport ?? "").accesses;
  expect(write?.stack.frames.slice(0, 2)).toEqual([
    {
      function: "wirepair_watchdog",
      offset: 0x8d,
      size: 0x130,
      file: "drivers/net/wirepair.c",
      line: 94,
      inlined: false,
    },
    { function: "process_one_work", offset: null, size: null, file: "kernel/workqueue.c", line: 117, inlined: true },
  ]);
});

test("takes the first of several different reports", () => {
  const both = text("warning") + text("null-dereference");
  expect(parseReport(both)).toEqual(parseReport(text("warning")));
  expect(parseReport(text("null-dereference") + text("warning")).kind).toBe("oops");
});

test("leaves out the locks that lockdep lists", () => {
  const report = `WARNING: possible recursive locking detected
cron/77 is trying to acquire lock:
ffff88810a3c4c50 (&a->lock){+.+.}-{3:3}, at: quay_moor+0x20/0x60 drivers/quay.c:20
2 locks held by cron/77:
 #0: ffff88810a3c4c58 (&b->lock){+.+.}-{3:3}, at: quay_open+0x20/0x60 drivers/quay.c:44
stack backtrace:
Call Trace:
 <TASK>
 quay_moor+0x20/0x60 drivers/quay.c:20
 </TASK>
`;
  expect(summary(parseReport(report))).toMatchObject({
    kind: "WARNING",
    title: "WARNING: possible recursive locking detected",
    stacks: ["call-trace quay_moor"],
  });
});

test("says unknown where there is no report", () => {
  for (const nothing of ["", "\n\n", "hello world", "file.c:12: error: expected ';'"]) {
    expect(parseReport(nothing)).toEqual({
      kind: "unknown",
      title: "",
      bugClass: "",
      accesses: [],
      stacks: [],
      valueChange: null,
      object: null,
    });
  }
});

test("keeps the stack of a trace that was pasted without its report", () => {
  const report = parseReport("Call Trace:\n foo+0x1/0x2 a/b.c:3\n ? bar+0x1/0x2\n baz+0x1/0x2 [mod]\n");
  expect(summary(report)).toMatchObject({ kind: "unknown", stacks: ["call-trace foo baz"] });
});

const MEGABYTES = 5_000_000;
const hostile = [
  "a",
  "a ",
  "a\n",
  "x/",
  "> ",
  "[<",
  "BUG: ",
  "Oops: ",
  "BUG: KCSAN: data-race in ",
  "BUG: KASAN: a in foo a/b.c:1 [inline]\n",
  "RIP: 0010:foo+0x1/0x2\n",
  "foo+0x1/0x2 ",
  "foo a/b.c:1 [inline] ",
  "\n ? foo+0x1/0x2 (a.c:1",
  "[   1.000000]",
  "read to 0x1 of 4 bytes by task 1 on cpu 0: ",
];
test.each(hostile)(
  "survives 5 MB of %j",
  (part) => {
    const flood = part.repeat(Math.ceil(MEGABYTES / part.length));
    // A backtracking pattern would take hours here; the limit of the test runner is enough to notice.
    expect(parseReport(`${flood}\nCall Trace:\n last+0x1/0x2\n`)).toHaveProperty("stacks");
  },
  60_000,
);
