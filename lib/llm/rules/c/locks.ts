import { lineAt, type SourceText } from "./source-text";
import { parseStatements, type Statement } from "./statements";

/** What a lock keeps out. */
export type LockKind = "exclusive" | "shared" | "rcu" | "irq-off";

/** A lock that is held at some place of a function. */
export interface HeldLock {
  /** The function that took it: `spin_lock_irqsave`, `lock_sock`, or `lockdep_assert_held` when the caller must hold it. */
  readonly call: string;
  /** What it was taken on: `&q->lock`; empty for locks without an object (`rtnl_lock()`). */
  readonly object: string;
  readonly kind: LockKind;
  /** Line of the acquisition. */
  readonly line: number;
}

interface LockCall {
  readonly action: "take" | "release" | "assert";
  readonly name: string;
  readonly object: string;
  readonly offset: number;
}

/**
 * Locks held at `line` of a function, as far as its own text tells: taken before on the way to it and not released yet,
 * or asserted by lockdep. A block that ends in a jump does not change what is held after it.
 */
export function locksHeldAt(source: SourceText, line: number): HeldLock[] {
  const walk = new LockWalk(source, line);
  return walk.run();
}

/** `spin_lock(&x->lock)` as it would be written. */
export function lockText(lock: HeldLock): string {
  return `${lock.call}(${lock.object})`;
}

const NOT_A_LOCK =
  /^(lockdep_(?!assert_held)\w*|lock_map_\w+|lock_(?:acquired?|release|contended)|spin_lock_prefetch|\w*_lock_init|\w*_init_lock|\w*is_locked\w*|\w*lock_is_held\w*|init_\w*lock\w*|__\w*lock_class\w*|\w*_lock_acquired?|block|clock|unblock|might_lock\w*|\w*deadlock\w*|sched_clock|local_clock|ktime_\w*|\w*_clock|\w*_block)$/;
const LOCK =
  /^(?:\w*_)?(?:lock|trylock)(?:_(?:bh|irq|irqsave|nested|nest_lock|interruptible|killable|sock|fast|shared|page|folio|two|rcu|table|owner))*$|^lock_\w+$|^(?:down|down_read|down_write|down_interruptible|down_killable|down_read_trylock|down_write_trylock|down_write_killable|write_seqlock(?:_bh|_irq|_irqsave)?|local_irq_save|local_irq_disable|local_bh_disable|preempt_disable)$/;
const UNLOCK =
  /^(?:\w*_)?unlock(?:_\w+)?$|^unlock_\w+$|^release_sock$|^(?:up|up_read|up_write|write_sequnlock(?:_bh|_irq|_irqrestore)?|local_irq_restore|local_irq_enable|local_bh_enable|preempt_enable)$/;

const MUST_HOLD = /__must_hold\(([^)]{0,300})\)/g;
const GUARD = /\b(?:scoped_)?guard\s*\(\s*(\w+)\s*(?:\)\s*\(|,)([^)]{0,300})\)/g;
/** An argument that is longer names no lock. */
const MAX_ARGUMENT_LENGTH = 300;
/** As in the kernel: lockdep follows no more locks of one task. */
const MAX_LOCK_DEPTH = 48;

class LockWalk {
  private done = false;
  private held: HeldLock[] = [];
  private readonly atLabel = new Map<string, HeldLock[]>();

  constructor(
    private readonly source: SourceText,
    private readonly line: number,
  ) {}

  run(): HeldLock[] {
    const open = this.source.masked.indexOf("{");
    const header = this.source.masked.slice(0, Math.max(open, 0));
    for (const [, object = ""] of header.matchAll(MUST_HOLD)) {
      this.held.push({ call: "__must_hold", object: object.trim(), kind: "exclusive", line: this.source.firstLine });
    }
    if (open >= 0) this.walk(parseStatements(this.source.masked, open + 1, this.source.masked.length));
    return this.held;
  }

  /** Walks statements in order until the line is passed; tells whether the list ends in a jump. */
  private walk(statements: readonly Statement[]): boolean {
    let jumped = false;
    for (const statement of statements) {
      if (this.done) return false;
      if (lineAt(this.source, statement.offset) > this.line) {
        this.done = true;
        return false;
      }
      const label = /^(\w+)\s*:$/.exec(statement.text);
      if (label !== null && jumped) this.held = this.atLabel.get(label[1] ?? "") ?? this.held;
      jumped = statement.block === null ? this.simple(statement) : this.block(statement, statement.block);
    }
    return jumped;
  }

  private simple(statement: Statement): boolean {
    this.apply(statement.text, statement.offset);
    const target = /^goto\s+(\w+)/.exec(statement.text)?.[1];
    if (target !== undefined && !this.atLabel.has(target)) this.atLabel.set(target, [...this.held]);
    return /^(return|goto|break|continue)\b/.test(statement.text);
  }

  private block(statement: Statement, body: readonly Statement[]): boolean {
    const isTry = /trylock/.test(statement.text);
    const negated = /!\s*\w*trylock/.test(statement.text);
    const isLocal = /^(scoped_guard|scoped_cond_guard)/.test(statement.text);
    const before = [...this.held];
    if (!isTry || !negated) this.apply(statement.text, statement.offset);
    const jumped = this.walk(body);
    if (this.done || lineAt(this.source, statement.end - 1) >= this.line) {
      this.done = true;
      return false;
    }
    const after = this.held;
    if (isLocal) this.held = before;
    else if (jumped) this.held = before;
    else if (/^(if|else)/.test(statement.text)) this.held = before.filter((lock) => after.includes(lock));
    if (isTry && negated) this.apply(statement.text, statement.offset);
    return false;
  }

  /** Takes and releases what the calls in `text` say. */
  private apply(text: string, offset: number): void {
    for (const call of lockCalls(text, offset)) {
      if (call.action === "release") {
        this.held = this.held.filter((lock) => !releases(call, lock));
      } else if (this.held.length < MAX_LOCK_DEPTH) {
        const line = lineAt(this.source, call.offset);
        this.held = [...this.held, { call: call.name, object: call.object, kind: kindOf(call.name), line }];
      }
    }
  }
}

function lockCalls(text: string, offset: number): LockCall[] {
  const guards = Array.from(text.matchAll(GUARD), (match) => ({
    action: "take" as const,
    name: `guard(${match[1] ?? ""})`,
    object: (match[2] ?? "").replace(/\s+/g, ""),
    offset: offset + match.index,
  }));
  const calls = Array.from(text.matchAll(/\b([A-Za-z_]\w*)\s*\(/g), (match) => {
    const name = match[1] ?? "";
    return {
      action: actionOf(name),
      name,
      object: firstArgument(text, match.index + match[0].length),
      offset: offset + match.index,
    };
  });
  return [...guards, ...calls.filter((call): call is LockCall => call.action !== null)];
}

function actionOf(name: string): LockCall["action"] | null {
  if (
    /^lockdep_assert_held(_write|_read|_once)?$|^(lockdep_sock_is_held|sock_owned_by_me|ASSERT_RTNL|assert_spin_locked)$/.test(
      name,
    )
  ) {
    return "assert";
  }
  if (NOT_A_LOCK.test(name)) return null;
  if (UNLOCK.test(name)) return "release";
  return LOCK.test(name) ? "take" : null;
}

function kindOf(name: string): LockKind {
  if (/rcu_read_lock|srcu/.test(name) || name === "guard(rcu)") return "rcu";
  if (/^(local_irq|local_bh|preempt)/.test(name)) return "irq-off";
  if (/(^|_)(read_lock|down_read|lock_shared)/.test(name) || name.includes("_read)")) return "shared";
  return "exclusive";
}

/** The family that a take and its release share: `spin_lock_irqsave` and `spin_unlock_irqrestore` are `spin`. */
function family(name: string): string {
  if (name === "release_sock" || /^lock_sock/.test(name)) return "sock";
  return name
    .replace(/_(bh|irq|irqsave|irqrestore|irqenable|nested|interruptible|killable|nest_lock|fast)\b/g, "")
    .replace(/^up/, "down")
    .replace(/trylock|unlock|lock/g, "")
    .replace(/(irq)_(save|restore|enable|disable)$/, "$1")
    .replace(/_(enable|disable)$/, "");
}

const ASSERTED = /^(__must_hold|lockdep_assert_held\w*|assert_spin_locked)$/;

function releases(call: LockCall, lock: HeldLock): boolean {
  // What an assertion says is held may be of any kind: its object tells.
  if (ASSERTED.test(lock.call)) return call.object !== "" && call.object === lock.object;
  if (family(call.name) !== family(lock.call)) return false;
  return call.object === lock.object || call.object === "" || lock.object === "" || /irq|flags/.test(call.object);
}

function firstArgument(text: string, from: number): string {
  const end = Math.min(text.length, from + MAX_ARGUMENT_LENGTH);
  let depth = 0;
  for (let at = from; at < end; at++) {
    const character = text.charAt(at);
    if ("([".includes(character)) depth++;
    else if (character === ")" && depth === 0) return text.slice(from, at).replace(/\s+/g, "");
    else if (")]".includes(character)) depth--;
    else if (character === "," && depth === 0) return text.slice(from, at).replace(/\s+/g, "");
  }
  return "";
}
