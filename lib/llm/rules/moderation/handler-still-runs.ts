import type { Stack } from "@/lib/report/report";
import type { SourceText } from "../c/source-text";
import { type Call, callsOf, RELEASES_MEMORY } from "./calls";
import { nameOf, type StackCode, type StackFrameCode } from "./stack-code";

/** A way to have a handler run later. */
export interface Deferral {
  /** What is cancelled, as it is called in a sentence. */
  readonly what: string;
  /** The function that calls the handler, as a frame of its stack. */
  readonly runner: RegExp;
  /** Calls that cancel the handler without waiting for it. */
  readonly cancel: RegExp;
  /** Calls that let it run again. */
  readonly rearm: RegExp;
}

/** The handler whose access a report is about. */
interface Handler {
  readonly name: string;
  readonly source: SourceText;
}

/** Whether the freeing function cancels a handler without waiting for it, and the access is in that handler. */
export function handlerStillRuns(stacks: readonly StackCode[], deferral: Deferral): string | null {
  const handler = accessingHandler(stacks, deferral);
  if (handler === null) return null;
  for (const freeing of stacks.find(({ stack }) => stack.kind === "free")?.frames ?? []) {
    const cancelled = cancelledAndFreed(freeing, handler, deferral);
    if (cancelled !== null) return `${cancelled}; the access is in that handler: ${describeHandler(handler, deferral)}`;
  }
  return null;
}

function accessingHandler(stacks: readonly StackCode[], { runner }: Deferral): Handler | null {
  const access = stacks.find(({ stack }) => stack.kind === "access");
  const name = access === undefined ? "" : handlerName(access.stack, runner);
  const source = access?.frames.find(({ frame }) => nameOf(frame) === name)?.source;
  return source ? { name, source } : null;
}

/** The function that the runner called: the frame above it. */
function handlerName({ frames }: Stack, runner: RegExp): string {
  const handler = frames[frames.findIndex((frame) => runner.test(nameOf(frame))) - 1];
  return handler === undefined ? "" : nameOf(handler);
}

function cancelledAndFreed(
  { frame, source }: StackFrameCode,
  handler: Handler,
  { what, cancel }: Deferral,
): string | null {
  if (source === null) return null;
  const calls = callsOf(source);
  const freed = calls.find(({ name }) => RELEASES_MEMORY.test(name));
  if (freed === undefined) return null;
  const cancelled = calls.find(({ name, line }) => cancel.test(name) && line <= freed.line);
  if (cancelled === undefined || !usesMember(handler, cancelled)) return null;
  return `\`${nameOf(frame)}\` cancels the ${what} with \`${cancelled.name}(${cancelled.argument})\` (${source.path}:${cancelled.line}), which does not wait for a handler that is running, and then frees the object with \`${freed.name}()\` (${source.path}:${freed.line})`;
}

/** Whether the handler gets its object by the member that was cancelled. */
function usesMember({ source }: Handler, { argument }: Call): boolean {
  const member = /(\w+)\W*$/.exec(argument)?.[1];
  return member !== undefined && new RegExp(`\\b${member}\\b`).test(source.masked);
}

function describeHandler({ name, source }: Handler, { what, rearm }: Deferral): string {
  const again = callsOf(source).find((call) => rearm.test(call.name));
  const rearms =
    again === undefined ? "" : `, and starts itself again (\`${again.name}()\`, ${source.path}:${again.line})`;
  return `\`${name}\` runs from this ${what} by the stack${rearms}`;
}
