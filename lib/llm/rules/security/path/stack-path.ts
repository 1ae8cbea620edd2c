import type { Frame, Report, Stack } from "@/lib/report/report";
import { topFrame } from "@/lib/report/report-frames";
import { functionName } from "../../kcsan/helper-frames";

/** In what the kernel ran, by the first frame outwards that says so. */
export type Context =
  | "system call"
  | "page fault"
  | "work"
  | "timer"
  | "RCU callback"
  | "softirq"
  | "interrupt"
  | "kernel thread"
  | "boot"
  | "unknown";

/** A stack from the kernel's own innermost frame to where the kernel was entered. */
export interface StackPath {
  readonly stack: Stack;
  /** What the stack is about, for people: `access`, `allocation`, `free`, `call trace`, or the heading. */
  readonly about: string;
  /** Innermost first, up to the frame that shows the context, which is left out unless it is a system call. */
  readonly frames: readonly Frame[];
  readonly context: Context;
  /** Frames further out, which the context may have interrupted by chance. */
  readonly outer: readonly Frame[];
}

const CONTEXTS: readonly (readonly [Context, RegExp])[] = [
  [
    "system call",
    /^_{0,2}(?:do|se|x64|ia32|arm64)_(?:compat_)?sys_\w+$|^do_syscall_\w+$|^invoke_syscall$|^el0_svc\w*$/,
  ],
  ["work", /^process_(?:one_work|scheduled_works)$/],
  ["timer", /^(?:call_timer_fn|__run_hrtimer|__hrtimer_run_queues)$/],
  ["RCU callback", /^(?:rcu_do_batch|rcu_core\w*|srcu_invoke_callbacks)$/],
  ["softirq", /^(?:handle_softirqs|__do_softirq)$/],
  [
    "interrupt",
    /^(?:(?:asm_)?sysvec_\w+|(?:asm_)?common_interrupt|__?handle_irq_event\w*|asm_exc_nmi|el1h?_\w*irq\w*)$/,
  ],
  ["page fault", /^(?:asm_exc_page_fault|el0_da|el0_ia)$/],
  ["boot", /^(?:do_one_initcall|kernel_init\w*|start_kernel)$/],
  ["kernel thread", /^(?:kthread|ret_from_fork\w*|smpboot_thread_fn|worker_thread)$/],
];
const SYSTEM_CALL_BODY = /^_{0,2}(?:do|se|x64|ia32|arm64)_(?:compat_)?sys_\w+$/;
/** Access, allocation, free, and where work or an RCU callback was queued. */
const STACKS = 4;
const FRAMES = 24;

/** Other stacks that belong to the failure: who queued the work, who stored the value. Those of a page's owners do not. */
const BELONGS = /work creation|stored to memory/;

/** The paths that a report shows, that of the failure first. */
export function stackPaths(report: Report): StackPath[] {
  const stacks = report.stacks.filter((stack) => topFrame(stack) !== null);
  const failing = stacks.find(({ kind }) => kind === "access" || kind === "call-trace") ?? stacks[0];
  if (failing === undefined) return [];
  const others = stacks.filter(
    (stack) =>
      stack !== failing && (stack.kind === "allocation" || stack.kind === "free" || BELONGS.test(stack.heading)),
  );
  return [failing, ...others].slice(0, STACKS).map(pathOf);
}

function pathOf(stack: Stack): StackPath {
  const top = topFrame(stack);
  const own = stack.frames.slice(top === null ? 0 : stack.frames.indexOf(top));
  const about = stack.kind === "other" ? stack.heading.slice(0, 60) : stack.kind.replace("-", " ");
  for (const [index, frame] of own.entries()) {
    const name = functionName(frame);
    const context = CONTEXTS.find(([, pattern]) => pattern.test(name))?.[0];
    if (context === undefined) continue;
    // A fault of the kernel itself is part of the way, one of the user is its begin.
    if (context === "page fault" && index < own.length - 1) continue;
    const end = SYSTEM_CALL_BODY.test(name) ? index + 1 : index;
    return { stack, about, context, frames: own.slice(0, Math.min(end, FRAMES)), outer: own.slice(end) };
  }
  return { stack, about, context: "unknown", frames: own.slice(0, FRAMES), outer: [] };
}
