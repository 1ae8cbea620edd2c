import { type AccessLine, parseKcsanAccess } from "./parse-access";
import { parseFrame } from "./parse-frame";
import type { Access, Frame, Stack, StackKind } from "./report";

interface OpenStack {
  readonly kind: StackKind;
  readonly heading: string;
  readonly frames: Frame[];
  readonly access: AccessLine | null;
  /** How many of the frames come from the instruction pointer. */
  readonly pointerFrames: number;
}

/** Lines inside of a call trace that do not end it: markers and the registers of a context that was interrupted. */
const INSIDE_TRACE =
  /^(?:<\/?(?:TASK|IRQ|NMI|EOI|SOFTIRQ|#DF|ENTRY_TRAMPOLINE)>|(?:RIP|RSP|Code|CS|ES|FS|CR\d|DR\d|R[A-Z\d]{2}|EFLAGS|ORIG_RAX):)/;
/** Between the frames of KCSAN's reordered accesses. */
const INSIDE_ACCESS = /^(?:\||\+->)/;
const RIP = /^(?:RIP: (?:[0-9a-f]{4}:)?|pc : )(?=\S)/;
const CALL_TRACE = /^(?:Call trace|Backtrace|stack backtrace):?/i;
const VARIABLE = /belongs to (?:the variable|a (?:global|stack) variable)/;

/** Collects the stacks of a report from its lines, top to bottom. */
export class StackReader {
  /** Stacks in the order of the report; those of accesses are there without frames too. */
  readonly stacks: Stack[] = [];
  readonly accesses: Access[] = [];
  private open: OpenStack | null = null;
  private heading = "";
  /** Where the instruction pointer was, before the call trace begins. */
  private readonly interrupted: { readonly heading: string; readonly frames: Frame[] } = { heading: "", frames: [] };

  /** `traceAccess` is the access that the call trace belongs to, as KASAN prints it; null while there is none. */
  read(line: string, traceAccess: AccessLine | null): void {
    const access = parseKcsanAccess(line);
    const parsed = parseFrame(line);
    if (access !== null) this.start("access", line, access);
    else if (RIP.test(line)) this.readInstructionPointer(line);
    else if (parsed !== null) this.readFrame(parsed.frame, parsed.reliable, traceAccess);
    else if (this.open === null || !this.goesOn(this.open, line)) this.readHeading(line, traceAccess);
  }

  /** Ends the last stack. An instruction pointer without a call trace is a stack of its own. */
  finish(): void {
    this.close();
    const { heading, frames } = this.interrupted;
    if (frames.length > 0) this.stacks.push({ kind: "call-trace", heading, frames: frames.splice(0) });
  }

  private readHeading(line: string, traceAccess: AccessLine | null): void {
    this.close();
    this.heading = line;
    if (CALL_TRACE.test(line)) this.startTrace(line, traceAccess);
  }

  private goesOn(open: OpenStack, line: string): boolean {
    if (open.heading === "" || CALL_TRACE.test(open.heading)) return INSIDE_TRACE.test(line);
    return INSIDE_ACCESS.test(line);
  }

  private startTrace(heading: string, access: AccessLine | null): void {
    const first = access !== null && this.accesses.length === 0;
    const pointer = this.interrupted.frames.splice(0);
    this.start(first ? "access" : "call-trace", heading, first ? access : null, pointer);
  }

  private readFrame(frame: Frame, reliable: boolean, traceAccess: AccessLine | null): void {
    if (VARIABLE.test(this.heading)) return;
    if (this.open === null && this.heading === "") this.startTrace("", traceAccess);
    if (this.open === null) this.start(kindOf(this.heading), this.heading, null);
    if (reliable) this.open?.frames.push(frame);
  }

  private readInstructionPointer(line: string): void {
    const parsed = parseFrame(line.replace(RIP, ""));
    if (parsed === null) return;
    if (this.open !== null && CALL_TRACE.test(this.open.heading)) {
      this.open.frames.push(parsed.frame);
      return;
    }
    this.close();
    this.interrupted.frames.push(parsed.frame);
    if (this.interrupted.heading === "") Object.assign(this.interrupted, { heading: line });
  }

  private start(kind: StackKind, heading: string, access: AccessLine | null, frames: Frame[] = []): void {
    this.close();
    this.heading = heading;
    this.open = { kind, heading, frames, access, pointerFrames: frames.length };
  }

  private close(): void {
    if (this.open === null) return;
    const { kind, heading, access } = this.open;
    const frames = withoutRepeatedPointer(this.open);
    this.open = null;
    if (frames.length === 0 && access === null) return;
    const stack: Stack = { kind, heading, frames };
    this.stacks.push(stack);
    if (access !== null) this.accesses.push({ ...access, stack });
  }
}

/** arm64 prints the frame of the instruction pointer once more as the first of the trace, x86 does not. */
function withoutRepeatedPointer({ frames, pointerFrames }: OpenStack): readonly Frame[] {
  const pointer = frames[pointerFrames - 1];
  const trace = frames.slice(pointerFrames);
  const first = trace.find(({ inlined }) => !inlined);
  const repeated = pointer !== undefined && first?.function === pointer.function && first.offset === pointer.offset;
  return repeated ? trace : frames;
}

function kindOf(heading: string): StackKind {
  if (/^(?:Allocated by task|allocated by task|Uninit was created)/.test(heading)) return "allocation";
  if (/^(?:Freed by task|freed by task)/.test(heading)) return "free";
  return "other";
}
