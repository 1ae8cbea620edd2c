import type { Stack } from "@/lib/report/report";
import { lineAt, type SourceText } from "../c/source-text";
import { nameOf, type StackCode } from "./stack-code";

/** What runs a handler, as a frame of its stack, and the calls that cancel the handler without waiting for it. */
const DEFERRED = [
  {
    what: "work",
    runner: /^process_(one_work|scheduled_works)$/,
    cancel: /^cancel_(delayed_)?work$/,
    rearm: /^(schedule|queue|mod)_(delayed_)?work(_on)?$/,
  },
  {
    what: "timer",
    runner: /^call_timer_fn$/,
    cancel: /^(del_timer|timer_delete|try_to_del_timer_sync)$/,
    rearm: /^(mod|add)_timer(_on|_pending)?$/,
  },
  {
    what: "high-resolution timer",
    runner: /^__(run_hrtimer|hrtimer_run_queues)$/,
    cancel: /^hrtimer_try_to_cancel$/,
    rearm: /^hrtimer_(start\w*|restart|forward\w*)$/,
  },
] as const;

/** Calls that give the memory itself back. */
export const RELEASES_MEMORY = /^(k|v|kv|kz|kvz)free(_\w+)?$|^kfree_\w+$|^kmem_cache_free$|^free_percpu$/;

/**
 * A likely reason of a use after free, as a sentence with its lines: the freeing function cancels work or a timer without
 * waiting for the handler, and the access is in that handler. Null when the code does not show that.
 */
export function likelyRootCause(stacks: readonly StackCode[]): string | null {
  const access = stacks.find(({ stack }) => stack.kind === "access");
  const deferred =
    access && DEFERRED.find(({ runner }) => access.stack.frames.some((frame) => runner.test(nameOf(frame))));
  if (access === undefined || deferred === undefined) return null;
  const name = handlerName(access.stack, deferred.runner);
  const handler = access.frames.find(({ frame }) => nameOf(frame) === name)?.source;
  if (!handler) return null;
  for (const { frame, source } of stacks.find(({ stack }) => stack.kind === "free")?.frames ?? []) {
    const calls = source === null ? [] : callsOf(source);
    const freed = calls.find((call) => RELEASES_MEMORY.test(call.name));
    const cancel = calls.find(
      (call) => deferred.cancel.test(call.name) && freed !== undefined && call.line <= freed.line,
    );
    const member = /(\w+)\W*$/.exec(cancel?.argument ?? "")?.[1] ?? "";
    if (source === null || !cancel || !freed || member === "") continue;
    if (!new RegExp(`\\b${member}\\b`).test(handler.masked)) continue;
    const again = callsOf(handler).find((call) => deferred.rearm.test(call.name));
    const rearms =
      again === undefined ? "" : `, and starts itself again (\`${again.name}()\`, ${handler.path}:${again.line})`;
    return [
      `\`${nameOf(frame)}\` cancels the ${deferred.what} with \`${cancel.name}(${cancel.argument})\` (${source.path}:${cancel.line}), which does not wait for a handler that is running, and then frees the object with \`${freed.name}()\` (${source.path}:${freed.line}).`,
      `The access is in that handler: \`${name}\` runs from this ${deferred.what} by the stack${rearms}.`,
    ].join(" ");
  }
  return null;
}

/** The function that the runner called: the frame above it. */
function handlerName({ frames }: Stack, runner: RegExp): string {
  const handler = frames[frames.findIndex((frame) => runner.test(nameOf(frame))) - 1];
  return handler === undefined ? "" : nameOf(handler);
}

/** A call in a function's body. */
export interface Call {
  readonly name: string;
  /** The first argument as written. */
  readonly argument: string;
  readonly line: number;
}

/** Every call in the body of `source`, in its order; `if (…)` and the like count too. */
export function callsOf(source: SourceText): Call[] {
  const body = Math.max(source.masked.indexOf("{"), 0);
  return Array.from(source.masked.slice(body).matchAll(/\b([A-Za-z_]\w*)\s?\(([^(),;]*)/g), (match) => ({
    name: match[1] ?? "",
    argument: (match[2] ?? "").trim(),
    line: lineAt(source, body + match.index),
  }));
}
