import { findAccesses, type SourceAccess } from "./accesses";
import { declaredVariables } from "./declarations";
import { enclosingCalls } from "./enclosing-calls";
import { markedDirection } from "./marked-calls";
import { lineAt, type SourceText } from "./source-text";
import { parseStatements, type Statement } from "./statements";

/** What a function does with a value that it read. */
export interface ValueUse {
  readonly kind: "dereferenced" | "index" | "loop" | "branch" | "argument" | "returned" | "stored" | "computed";
  readonly line: number;
  /** The callee for `argument`, the place for `stored`; for `branch` the function whose answer is tested; else empty. */
  readonly detail: string;
  /** For `branch` and `loop`: what the value decides about. */
  readonly effects: readonly Effect[];
  /** For `branch`: it decides whether the rest of the function runs; `effects` then holds those of the rest too. */
  readonly guards: boolean;
  /** For `loop`: nothing in the loop makes the compiler read the value again. */
  readonly spins: boolean;
}

/** What is done depending on a value: a call, a write that other code can notice, or a read of a member. */
export interface Effect {
  readonly kind: "call" | "write" | "read";
  readonly what: string;
  readonly line: number;
}

/** More uses of one variable say nothing new. */
const MAX_USES = 20;

/** Follows the value of one read through its statement and, if a local variable takes it, through that variable's uses. */
export function valueUses(source: SourceText, read: SourceAccess): ValueUse[] {
  const context = readContext(source);
  return distinct(usesOf(context, read));
}

/** A variable that stands twice in one condition is one use. */
function distinct(uses: readonly ValueUse[]): ValueUse[] {
  return [...new Map(uses.map((use) => [`${use.kind} ${use.line} ${use.detail}`, use])).values()];
}

function usesOf(context: Context, read: SourceAccess): ValueUse[] {
  const direct = followValue(context, read);
  if (direct.kind !== "stored") return [direct];
  const isLocal = context.locals.has(direct.detail) && !/[.>[*]/.test(direct.detail);
  if (!isLocal) return [direct];
  const later = context.accesses.filter(
    (access) =>
      access.offset > read.offset &&
      access.root === direct.detail &&
      access.direction === "read" &&
      // What lies behind the pointer is another value; following it is recorded as an access of its own.
      !access.expression.startsWith(`${direct.detail}->`),
  );
  // A loop over the copy does not wait for the place that it was read from.
  const uses = later.slice(0, MAX_USES).map((access) => ({ ...followValue(context, access), spins: false }));
  return uses.length === 0 ? [direct] : uses;
}

interface Context {
  readonly source: SourceText;
  readonly statements: readonly Statement[];
  /** By offset. */
  readonly accesses: readonly SourceAccess[];
  readonly locals: ReadonlySet<string>;
}

function readContext(source: SourceText): Context {
  const open = source.masked.indexOf("{");
  return {
    source,
    statements: parseStatements(source.masked, open + 1, source.masked.length),
    accesses: findAccesses(source).sort((a, b) => a.offset - b.offset),
    locals: new Set(declaredVariables(source).keys()),
  };
}

function followValue(context: Context, access: SourceAccess): ValueUse {
  const use = (kind: ValueUse["kind"], detail = "", more: Partial<ValueUse> = {}): ValueUse => ({
    kind,
    line: access.line,
    detail,
    effects: [],
    guards: false,
    spins: false,
    ...more,
  });
  if (access.dereferenced || (access.indirect && access.expression.startsWith("*"))) return use("dereferenced");
  if (enclosingBracket(context.source.masked, access.offset) === "[") return use("index");
  const statement = statementAt(context.statements, access.offset);
  if (statement === null) return use("computed");
  if (statement.block !== null || /^(if|while|for|switch|else)\b/.test(statement.text)) {
    const body = statement.block ?? [];
    const effects = effectsOf(context, body);
    const asked = callee(context, access) ?? "";
    if (/^(while|for)\b/.test(statement.text)) return use("loop", "", { effects, spins: spins(statement, body) });
    const guards = jumps(body);
    const rest = guards ? effectsAfter(context, context.statements, statement.end - 1) : otherwise(context, statement);
    return use("branch", asked, { effects: [...effects, ...rest], guards });
  }
  if (/^return\b/.test(statement.text)) return use("returned");
  const getter = callee(context, access);
  if (getter !== undefined) return use("argument", getter);
  const target = assignmentTarget(statement.text);
  return target === null ? use("computed") : use("stored", target);
}

/** The function that is handed the value; undefined when there is none. */
function callee({ source }: Context, { offset }: SourceAccess): string | undefined {
  return enclosingCalls(source.masked, offset).find((name) => !isTransparent(name));
}

/** `p->x` of `p->x += …` and `n` of `int n = …`; null when the statement is not an assignment, or a more involved one. */
function assignmentTarget(statement: string): string | null {
  const equals = statement.indexOf("=");
  if (equals < 0 || statement.charAt(equals + 1) === "=") return null;
  const left = statement
    .slice(0, equals)
    .replace(/(?:[-+*/%&|^]|<<|>>)$/, "")
    .trim();
  const words = left.split(/\s+/);
  const last = words.pop() ?? "";
  const target = words.length > 0 ? last : last.replace(/^\w*\*(?=.)/, "");
  const declares = words.every((word) => /^[\w*]+$/.test(word));
  return declares && /^[\w>.[\]*-]+$/.test(target) ? target : null;
}

function isTransparent(call: string): boolean {
  const gives =
    /^(data_race|likely|unlikely|if|while|for|switch|return|(min|max|clamp)(_t|_val|3)?|abs|time_(after|before|in_range)\w*|(le|be)\d+_to_cpu|__builtin_\w+)$/;
  return gives.test(call) || markedDirection(call) === "read";
}

/** The innermost simple statement or block header that holds `offset`. */
function statementAt(statements: readonly Statement[], offset: number): Statement | null {
  for (const statement of statements) {
    if (offset >= statement.offset && offset < statement.offset + statement.text.length) return statement;
    const inner = statement.block === null ? null : statementAt(statement.block, offset);
    if (inner !== null) return inner;
  }
  return null;
}

const QUIET_CALL =
  /^(pr_\w+|printk\w*|net_\w*_ratelimited|WARN\w*|BUG_ON|trace_\w+|if|while|for|switch|return|sizeof|likely|unlikely|READ_ONCE|data_race|min|max|min_t|max_t|ERR_PTR|PTR_ERR|IS_ERR|atomic_read|test_bit|(sock_)?poll_wait|\w*lock\w*|release_sock)$/;

/** What statements do besides jumping and computing in local variables. */
function effectsOf(context: Context, statements: readonly Statement[]): Effect[] {
  return statements.flatMap((statement) => {
    const calls = Array.from(statement.text.matchAll(/\b([A-Za-z_]\w*)\s*\(/g)).filter(
      ([, name = ""]) => !QUIET_CALL.test(name) && !/^[A-Z0-9_]+$/.test(name),
    );
    const from = statement.offset;
    const touched = accessesBetween(context.accesses, from, from + statement.text.length).filter(
      (access) =>
        access.direction !== "address" &&
        (access.members.length > 0 || access.indirect || !context.locals.has(access.root)),
    );
    return [
      ...calls.map(
        (match): Effect => ({ kind: "call", what: match[1] ?? "", line: lineAt(context.source, from + match.index) }),
      ),
      ...touched.map(
        (access): Effect => ({
          kind: access.direction === "read" ? "read" : "write",
          what: access.expression,
          line: access.line,
        }),
      ),
      ...effectsOf(context, statement.block ?? []),
    ];
  });
}

/** The accesses, which are in order, from one offset to another, exclusive. */
function accessesBetween(accesses: readonly SourceAccess[], from: number, to: number): readonly SourceAccess[] {
  return accesses.slice(firstFrom(accesses, from), firstFrom(accesses, to));
}

/** Index of the first access at or after `offset`. */
function firstFrom(accesses: readonly SourceAccess[], offset: number): number {
  let low = 0;
  let high = accesses.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((accesses[middle]?.offset ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether a block ends by leaving the function or its part. */
function jumps(body: readonly Statement[]): boolean {
  return /^(return|goto|break|continue)\b/.test(body.at(-1)?.text ?? "");
}

/** Effects of the `else` of an `if`. */
function otherwise(context: Context, branch: Statement): Effect[] {
  const list = listWith(context.statements, branch) ?? [];
  const after = list.slice(list.indexOf(branch) + 1);
  const end = after.findIndex(({ text }) => !/^else\b/.test(text));
  return effectsOf(context, after.slice(0, end < 0 ? after.length : end));
}

function listWith(statements: readonly Statement[], wanted: Statement): readonly Statement[] | null {
  if (statements.includes(wanted)) return statements;
  for (const { block } of statements) {
    const inner = block === null ? null : listWith(block, wanted);
    if (inner !== null) return inner;
  }
  return null;
}

/** Effects of every statement that starts after `offset`. */
function effectsAfter(context: Context, statements: readonly Statement[], offset: number): Effect[] {
  return statements.flatMap((statement) => {
    if (statement.offset > offset) return effectsOf(context, [statement]);
    return statement.block === null ? [] : effectsAfter(context, statement.block, offset);
  });
}

/**
 * True when the compiler may read the condition's value once for the whole loop: no call in it, no barrier, and nothing that
 * the loop itself changes in its condition.
 */
function spins(loop: Statement, body: readonly Statement[]): boolean {
  const header = loop.text.replace(/^(while|for)\s*\(/, "");
  const condition = loop.text.startsWith("for") ? (header.split(";")[1] ?? "") : header;
  const text = [header, ...body.map(allText)].join(" ");
  const changed = Array.from(text.matchAll(/\b(\w+)\s*(?:\+\+|--|[-+*/|&^]?=(?!=))|(?:\+\+|--)(\w+)/g));
  const counts = changed.map(([, after = "", before = ""]) => after || before);
  if (counts.some((name) => new RegExp(`\\b${name}\\b`).test(condition))) return false;
  return !/\b[A-Za-z_]\w*\s*\(/.test(text.replace(/\b(if|while|for|switch|sizeof|likely|unlikely)\s*\(/g, " "));
}

function allText(statement: Statement): string {
  return [statement.text, ...(statement.block ?? []).map(allText)].join(" ");
}

/** The innermost open bracket before `offset`. */
function enclosingBracket(masked: string, offset: number): string {
  let depth = 0;
  for (let at = offset - 1; at >= 0; at--) {
    const character = masked.charAt(at);
    if (")]}".includes(character)) depth++;
    else if ("([{".includes(character) && depth-- === 0) return character;
    else if (character === ";" && depth === 0) return "";
  }
  return "";
}
