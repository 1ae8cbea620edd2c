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

/** Index of the token that closes the bracket at `open`; the last index when it is never closed. */
export function closingIndex(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let index = open; index < tokens.length; index++) {
    const { text } = tokens[index] ?? { text: "" };
    if (text === "(" || text === "[" || text === "{") depth++;
    if (text === ")" || text === "]" || text === "}") depth--;
    if (depth === 0) return index;
  }
  return tokens.length - 1;
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
