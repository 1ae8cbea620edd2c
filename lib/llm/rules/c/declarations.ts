import type { SourceText } from "./source-text";
import { splitOutside } from "./tokens";

/** What a function declares under a name. */
export interface Variable {
  readonly name: string;
  /** Type without qualifiers and stars: `struct sock`, `unsigned long`, `gfp_t`. */
  readonly type: string;
  /** Number of stars. */
  readonly pointers: number;
  readonly isArray: boolean;
  /** A static local lives as long as a global one. */
  readonly isStatic: boolean;
}

const SPECIFIERS =
  /^((?:(?:static|const|register|volatile|extern|__maybe_unused)\s+)*)((?:struct|union|enum)\s+\w+|(?:(?:unsigned|signed|long|short|int|char|bool|void|float|double)\b\s*)+|[A-Za-z_]\w*)\s*/;
/** `(?=(…))\1` takes all qualifiers at once and gives none back: without it a row of them takes the square of its length. */
const DECLARATOR =
  /^(?=((?:[*\s]|\b(?:const|volatile|restrict|__rcu|__user|__iomem|__percpu)\b)*))\1([A-Za-z_]\w*)(?:\s+__\w+)*\s*(\[|=|:|$)/;
const NO_TYPE = /^(return|goto|else|case|if|while|for|switch|do|sizeof|break|continue|default|typedef)$/;

/** Parameters and local variables of a function, by name. */
export function declaredVariables(source: SourceText): ReadonlyMap<string, Variable> {
  const body = source.masked.indexOf("{");
  const header = body < 0 ? source.masked : source.masked.slice(0, body);
  const variables = [...parameters(header), ...locals(body < 0 ? "" : source.masked.slice(body + 1))];
  return new Map(variables.map((variable) => [variable.name, variable]));
}

/** Type that a function returns, read from its header: `struct tcp_sock *`; "" when it cannot be read. */
export function returnType(source: SourceText, name: string): string {
  const header = source.masked.slice(0, source.masked.search(new RegExp(`\\b${name}\\s*\\(`)));
  const words = header.replace(/\b(static|inline|extern|const|__always_inline|__must_check|noinline|__\w+)\b/g, " ");
  return words.replace(/\s+/g, " ").trim();
}

function parameters(header: string): Variable[] {
  const open = header.indexOf("(");
  const close = header.lastIndexOf(")");
  if (open < 0 || close < open) return [];
  return splitOutside(header.slice(open + 1, close), ",").flatMap((text) => declaration(text.trim()));
}

function locals(body: string): Variable[] {
  return body.split(/[;{}]/).flatMap((statement) => declaration(statement.replace(/^[\s\w]*:(?!:)/, "").trim()));
}

/** The variables of one declaration (masked, without its semicolon); none when the text is another statement. */
export function declaration(text: string): Variable[] {
  const plain = text.replace(/^(?:for\s*\(\s*)+/, "");
  const head = SPECIFIERS.exec(plain);
  const type = head?.[2]?.trim().replace(/\s+/g, " ") ?? "";
  if (head === null || NO_TYPE.test(type)) return [];
  const variables: Variable[] = [];
  for (const piece of splitOutside(plain.slice(head[0].length), ",")) {
    const match = DECLARATOR.exec(piece.trim());
    if (match === null) return variables;
    variables.push({
      name: match[2] ?? "",
      type,
      pointers: (match[1] ?? "").split("*").length - 1,
      isArray: match[3] === "[",
      isStatic: /\bstatic\b/.test(head[1] ?? ""),
    });
  }
  return variables;
}
