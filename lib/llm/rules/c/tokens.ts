/** A lexical token of masked C text. */
export interface Token {
  readonly text: string;
  readonly offset: number;
  readonly isWord: boolean;
}

const TOKEN = /[A-Za-z_]\w*|\d[\w.]*|->|\+\+|--|<<=|>>=|[-+*/%&|^=!<>]=|&&|\|\||<<|>>|\.\.\.|[^\s\w]/g;

export function tokenize(masked: string): Token[] {
  return Array.from(masked.matchAll(TOKEN), (match) => ({
    text: match[0],
    offset: match.index,
    isWord: /^[A-Za-z_]/.test(match[0]),
  }));
}

/** Words that can stand before an expression but are no part of it. */
export const EXPRESSION_KEYWORDS: ReadonlySet<string> = new Set(["return", "case", "else", "do", "goto"]);

const STATEMENT_KEYWORDS = ["if", "while", "for", "switch", "break", "continue", "default"];
const TYPE_WORDS =
  "void char short int long float double signed unsigned bool _Bool const volatile restrict static extern";
const AGGREGATE_WORDS = ["struct", "union", "enum", "typedef", "inline", "register", "auto"];
const OPERATOR_WORDS = ["sizeof", "typeof", "__typeof__", "typeof_member", "offsetof", "__alignof__"];

/** Words that never name a variable. */
export const KEYWORDS: ReadonlySet<string> = new Set([
  ...EXPRESSION_KEYWORDS,
  ...STATEMENT_KEYWORDS,
  ...TYPE_WORDS.split(" "),
  ...AGGREGATE_WORDS,
  ...OPERATOR_WORDS,
]);

/** For each token that opens a bracket, the index of the one that closes it; the last index when none does. */
export function closingIndexes(tokens: readonly Token[]): ReadonlyMap<number, number> {
  const closings = new Map<number, number>();
  const open: number[] = [];
  for (const [index, { text }] of tokens.entries()) {
    if (text === "(" || text === "[" || text === "{") open.push(index);
    if (text !== ")" && text !== "]" && text !== "}") continue;
    const opening = open.pop();
    if (opening !== undefined) closings.set(opening, index);
  }
  for (const opening of open) closings.set(opening, tokens.length - 1);
  return closings;
}

/** Splits at `separator` where it stands outside of all brackets. Pieces are not trimmed. */
export function splitOutside(text: string, separator: string): string[] {
  const pieces: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if ("([{".includes(character)) depth++;
    else if (")]}".includes(character)) depth--;
    else if (character === separator && depth === 0) {
      pieces.push(text.slice(start, at));
      start = at + 1;
    }
  }
  pieces.push(text.slice(start));
  return pieces;
}
