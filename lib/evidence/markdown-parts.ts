/** A stretch of Markdown: running text, code in ticks, or a fenced block. */
export interface MarkdownPart {
  readonly kind: "prose" | "code" | "block";
  /** Without ticks and fences. */
  readonly text: string;
  /** Where `text` begins in the whole, in UTF-16 units. */
  readonly start: number;
  /** What stands behind the fence of a block, in lower case. */
  readonly language: string;
}

const FENCE = /^[ \t>]*(`{3,}|~{3,})([^\n]{0,100})/;

/** Cuts Markdown into its parts, in order. Linear in its length, whatever it holds; an open fence goes on to the end. */
export function markdownParts(text: string): MarkdownPart[] {
  const parts: MarkdownPart[] = [];
  let proseStart = 0;
  for (let at = 0; at < text.length; ) {
    const fence = FENCE.exec(lineAt(text, at));
    if (fence === null) {
      at = lineEnd(text, at) + 1;
      continue;
    }
    addProse(parts, text.slice(proseStart, at), proseStart);
    const start = Math.min(lineEnd(text, at) + 1, text.length);
    const end = closingFence(text, start, fence[1] ?? "");
    const language = (fence[2] ?? "").trim().toLowerCase();
    parts.push({ kind: "block", text: text.slice(start, end), start, language });
    at = Math.min(lineEnd(text, end) + 1, text.length);
    proseStart = at;
  }
  addProse(parts, text.slice(proseStart), proseStart);
  return parts;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}

/** As much of a line as a fence takes. */
function lineAt(text: string, at: number): string {
  return text.slice(at, Math.min(lineEnd(text, at), at + 200));
}

/** Where the line of the closing fence begins. */
function closingFence(text: string, from: number, fence: string): number {
  for (let at = from; at < text.length; at = lineEnd(text, at) + 1) {
    const [, found = "", rest = ""] = FENCE.exec(lineAt(text, at)) ?? [];
    if (found.startsWith(fence) && rest.trim() === "") return at;
  }
  return text.length;
}

/** Paragraph by paragraph: ticks do not pair across an empty line. `offset` is where the prose begins in the whole. */
function addProse(parts: MarkdownPart[], prose: string, offset: number): void {
  let isList = false;
  for (let at = 0; at < prose.length; ) {
    const stop = paragraphEnd(prose, at);
    const paragraph = prose.slice(at, stop);
    const isCode = isIndentedCode(paragraph) && !isList;
    if (isCode) parts.push({ kind: "block", text: paragraph, start: offset + at, language: "" });
    else if (paragraph.trim() !== "") addParagraph(parts, paragraph, offset + at);
    isList = (isList && /^\s/.test(paragraph)) || /^\s*(?:[-*+]|\d+[.)])\s/.test(paragraph);
    at = stop;
  }
}

function paragraphEnd(text: string, from: number): number {
  const blank = /\n\r?\n/g;
  blank.lastIndex = from;
  const found = blank.exec(text);
  return found === null ? text.length : found.index + found[0].length;
}

/** C in lines that are all indented; other text that is indented so is looked at as words. */
function isIndentedCode(paragraph: string): boolean {
  if (!/^(?: {4}|\t)/.test(paragraph)) return false;
  const lines = paragraph.split("\n").filter((line) => line.trim() !== "");
  return lines.every((line) => /^(?: {4}|\t)/.test(line)) && lines.filter((line) => /[;{}]\s*$/.test(line)).length >= 2;
}

function addParagraph(parts: MarkdownPart[], text: string, offset: number): void {
  const runs = Array.from(text.matchAll(/`+/g), ({ 0: ticks, index }) => ({ index, length: ticks.length }));
  const next = nextOfSameLength(runs);
  const add = (kind: "prose" | "code", from: number, to: number) => {
    if (to > from) parts.push({ kind, text: text.slice(from, to), start: offset + from, language: "" });
  };
  let done = 0;
  for (let run = 0; run < runs.length; run++) {
    const open = runs[run];
    const closing = next[run] ?? -1;
    const close = runs[closing];
    if (open === undefined || close === undefined) continue;
    add("prose", done, open.index);
    add("code", open.index + open.length, close.index);
    done = close.index + close.length;
    run = closing;
  }
  add("prose", done, text.length);
}

/** For each run of ticks the next one of its length, -1 without one: from the end, so that nothing is searched twice. */
function nextOfSameLength(runs: readonly { length: number }[]): number[] {
  const seen = new Map<number, number>();
  const next = runs.map(() => -1);
  for (let run = runs.length - 1; run >= 0; run--) {
    const length = runs[run]?.length ?? 0;
    next[run] = seen.get(length) ?? -1;
    seen.set(length, run);
  }
  return next;
}
