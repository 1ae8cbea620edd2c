import type { SourceText } from "./source-text";
import { parseStatements, type Statement } from "./statements";

/** What lies between two places of a function. */
export interface WayBetween {
  /** Headers of the blocks around the later place alone (`if (x)`, `else`), outermost first. */
  readonly conditions: readonly string[];
  /** Whether the function may be left, or the later place jumped over, in between. */
  readonly mayLeave: boolean;
}

/** The way from the offset `from` to the later offset `to`; null when they are in different branches of one `if`. */
export function wayBetween(source: SourceText, from: number, to: number): WayBetween | null {
  const conditions: string[] = [];
  let isApart = false;
  let list: readonly Statement[] = parseStatements(source.masked, source.masked.indexOf("{") + 1, source.masked.length);
  for (;;) {
    const at = list.findIndex((statement) => holds(statement, to));
    const statement = list[at];
    if (statement === undefined) break;
    const start: number = isApart ? -1 : list.findIndex((other) => holds(other, from));
    if (start >= 0 && start < at && list.slice(start + 1, at + 1).every(isElse)) return null;
    isApart ||= start !== at || inHeader(statement, from);
    if (statement.block === null || inHeader(statement, to)) break;
    if (isApart && statement.text !== "" && statement.text !== "do") conditions.push(headerText(source, statement));
    list = statement.block;
  }
  return { conditions, mayLeave: leaves(source.masked.slice(from, to)) };
}

function holds({ offset, end }: Statement, place: number): boolean {
  return offset <= place && place < end;
}

function inHeader({ offset, text }: Statement, place: number): boolean {
  return place >= offset && place < offset + text.length;
}

function isElse({ text }: Statement): boolean {
  return /^else\b/.test(text);
}

function headerText(source: SourceText, { offset, text }: Statement): string {
  return source.text
    .slice(offset, offset + text.length)
    .replace(/\s+/g, " ")
    .trim();
}

/** A `return`, or a `goto` to a label that does not follow in `masked`. */
function leaves(masked: string): boolean {
  if (/\breturn\b/.test(masked)) return true;
  return Array.from(masked.matchAll(/\bgoto\s+(\w+)/g)).some(({ 1: label = "", index }) => {
    return !new RegExp(`^[\\t ]*${label}[\\t ]*:`, "m").test(masked.slice(index));
  });
}
