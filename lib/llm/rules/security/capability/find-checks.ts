import type { SourceText } from "../../c/source-text";
import { parseStatements, type Statement } from "../../c/statements";
import { type Citation, cite } from "../path/citation";
import { CAPABILITY_CALL, type Scope, scopeOfCall } from "./capability-calls";

/**
 * What a check does to the way: `guards` (without the capability it does not go on), `conditional` (it does so only
 * under a condition), `beside` (it decides something else).
 */
export type Effect = "guards" | "conditional" | "beside";

/** A question for a capability in a function on the way. */
export interface FoundCheck {
  readonly call: string;
  /** Null for a wrapper whose code was not read yet. */
  readonly scope: Scope | null;
  /** `CAP_NET_ADMIN`; empty when the call names none. */
  readonly capability: string;
  readonly effect: Effect;
  /** What the condition asks: the call, or the variable that holds its answer. */
  readonly asked: string;
  /** The whole header of the `if`, on one line; empty for a check outside of one. */
  readonly condition: string;
  readonly place: Citation;
}

/** The checks of a function. `target` is the offset that the way goes on at; null stands for the function's end. */
export function findChecks(source: SourceText, target: number | null): FoundCheck[] {
  const body = source.masked.indexOf("{");
  if (body < 0) return [];
  const statements = parseStatements(source.masked, body + 1, source.masked.length);
  const goal = target ?? source.masked.length - 1;
  return Array.from(source.masked.matchAll(CAPABILITY_CALL)).flatMap((match) => {
    if (match.index < body) return [];
    const call = match[1] ?? "";
    const citation = cite(source, match.index);
    if (citation === null) return [];
    const argumentsText = source.masked.slice(match.index, match.index + 200).split(";")[0] ?? "";
    const { effect, condition, asked = call } = effectOf(source, statements, match.index, goal);
    const capability = /\bCAP_[A-Z0-9_]+/.exec(argumentsText)?.[0] ?? "";
    return [{ call, scope: scopeOfCall(call), capability, effect, asked, condition, place: citation }];
  });
}

interface Surroundings {
  /** Lists of statements around the check, outermost first, with the index of the one that holds it. */
  readonly lists: readonly { readonly list: readonly Statement[]; readonly index: number }[];
}

interface Decision {
  readonly effect: Effect;
  readonly condition: string;
  readonly asked?: string;
}

const BESIDE: Decision = { effect: "beside", condition: "" };

function effectOf(source: SourceText, statements: readonly Statement[], at: number, goal: number): Decision {
  const { lists } = surroundings(statements, at);
  const innermost = lists.at(-1);
  const statement = innermost?.list[innermost.index];
  if (innermost === undefined || statement === undefined) return BESIDE;
  if (!/^(?:else\s+)?if\b/.test(statement.text)) return assigned(source, innermost.list, innermost.index, goal);
  const condition = headerOf(statement);
  const isNegated = /!\s*\(?\s*$/.test(source.masked.slice(statement.offset, at));
  const isInBlock = goal >= statement.offset + statement.text.length && goal < statement.end;
  if (isInBlock) return { effect: isNegated ? "beside" : withConjuncts(condition, "||"), condition };
  if (!isNegated || !leaves(source, statement) || goal < statement.end) return { ...BESIDE, condition };
  return { effect: reaches(lists, goal, withConjuncts(condition, "&&")), condition };
}

/** Whether the goal must come by the check: it follows in the same list, not behind another label of a switch. */
function reaches(lists: Surroundings["lists"], goal: number, effect: Effect): Effect {
  const own = lists.at(-1);
  if (own === undefined) return "beside";
  const follows = own.list.findIndex(({ offset, end }) => offset <= goal && goal < end);
  const isOutermost = lists.length === 1;
  if (follows < 0) return isOutermost ? effect : "conditional";
  const between = own.list.slice(own.index + 1, follows + 1);
  const isApart = between.some(({ text }) => /^(?:case\b|default\b)/.test(text)) && between.some(isJump);
  return isApart ? "beside" : effect;
}

/** `x = capable(…);` and a later `if (!x) return …;`: the one with the fewest other parts counts. */
function assigned(source: SourceText, list: readonly Statement[], index: number, goal: number): Decision {
  const variable = /(?:^|\s)(\w+)\s*=[^=]/.exec(list[index]?.text ?? "")?.[1];
  if (variable === undefined) return BESIDE;
  const asks = new RegExp(`!\\s*${variable}\\b`);
  const stops = list
    .slice(index + 1)
    .filter((statement) => /^if\b/.test(statement.text) && asks.test(statement.text) && goal >= statement.end)
    .filter((statement) => leaves(source, statement))
    .sort((a, b) => a.text.split("&&").length - b.text.split("&&").length);
  const [best] = stops;
  if (best === undefined) return BESIDE;
  const condition = headerOf(best);
  return { effect: withConjuncts(condition, "&&"), condition, asked: variable };
}

function headerOf({ text }: Statement): string {
  return text.replace(/\s+/g, " ").trim();
}

/** A condition with other parts stops only some. */
function withConjuncts(condition: string, operator: "&&" | "||"): Effect {
  return condition.includes(operator) ? "conditional" : "guards";
}

/** Whether the block of an `if` ends the way: it returns, jumps, or sets an error that is asked for next. */
function leaves(source: SourceText, { offset, text, end }: Statement): boolean {
  return /\breturn\b|\bgoto\b|\bbreak\b|\bcontinue\b|=\s*-E[A-Z]+\b/.test(
    source.masked.slice(offset + text.length, end),
  );
}

function isJump({ text }: Statement): boolean {
  return /^(?:break|return|goto|continue)\b/.test(text);
}

function surroundings(statements: readonly Statement[], at: number): Surroundings {
  const lists: { list: readonly Statement[]; index: number }[] = [];
  let list = statements;
  for (;;) {
    const index = list.findIndex(({ offset, end }) => offset <= at && at < end);
    const statement = list[index];
    if (statement === undefined) return { lists };
    lists.push({ list, index });
    if (statement.block === null || at < statement.offset + statement.text.length) return { lists };
    list = statement.block;
  }
}
