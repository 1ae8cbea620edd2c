import { expect, test } from "vitest";
import { parseReport } from "@/lib/report/parse-report";
import { stackPaths } from "./stack-path";

const trace = (...frames: readonly string[]) => `Call Trace:\n${frames.map((name) => ` ${name}+0x1/0x2\n`).join("")}`;
const paths = (text: string) => stackPaths(parseReport(text));
const head = "WARNING: CPU: 0 PID: 1 at net/peg.c:5 peg_in+0x1/0x2 net/peg.c:5\n";

test.each([
  [
    "system call",
    ["peg_in", "peg_out", "__x64_sys_sendmsg", "do_syscall_64"],
    ["peg_in", "peg_out", "__x64_sys_sendmsg"],
  ],
  ["system call", ["peg_in", "task_work_run", "do_syscall_64"], ["peg_in", "task_work_run"]],
  ["work", ["peg_in", "process_one_work", "worker_thread", "kthread"], ["peg_in"]],
  ["timer", ["peg_in", "call_timer_fn", "handle_softirqs", "sysvec_apic_timer_interrupt", "peg_chance"], ["peg_in"]],
  ["softirq", ["peg_in", "handle_softirqs", "do_softirq", "peg_send", "__x64_sys_sendmsg"], ["peg_in"]],
  ["page fault", ["peg_in", "asm_exc_page_fault"], ["peg_in"]],
  [
    "system call",
    ["peg_in", "asm_exc_page_fault", "peg_copy", "__x64_sys_read"],
    ["peg_in", "asm_exc_page_fault", "peg_copy", "__x64_sys_read"],
  ],
  ["unknown", ["peg_in", "peg_out"], ["peg_in", "peg_out"]],
])("%s: %j", (context, frames, own) => {
  const [path] = paths(head + trace(...frames));
  expect(path?.context).toBe(context);
  expect(path?.frames.map((frame) => frame.function)).toEqual(own);
});

test("stacks of the failure's life count, those of a page's owners do not", () => {
  const text = [
    "BUG: KASAN: slab-use-after-free in peg_in+0x1/0x2",
    "Read of size 8 at addr ffff888000000010 by task a/1",
    trace("peg_in"),
    "Allocated by task 1:\n peg_new+0x1/0x2\n",
    "Freed by task 1:\n peg_free+0x1/0x2\n",
    "page last allocated via order 3, migratetype Unmovable, pid 9\n peg_chance+0x1/0x2\n",
    "Last potentially related work creation:\n peg_queue+0x1/0x2\n",
  ].join("\n");
  const about = paths(text).map(({ frames: [frame] }) => frame?.function);
  expect(about).toEqual(["peg_in", "peg_new", "peg_free", "peg_queue"]);
});

test("without a stack there is no path", () => {
  expect(paths(head)).toEqual([]);
});
