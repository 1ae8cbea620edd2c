import type { Child, Parent, Root } from "./link-places";

/** A stretch of a Markdown text that leads somewhere, or of which the reader is warned. */
export interface TextMark {
  /** Offsets in the Markdown in UTF-16 units, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** The stretch, or its beginning when it is long. */
  readonly text: string;
  /** Where it leads; null for a warning. */
  readonly href: string | null;
  /** Why: what the target is, or what is wrong. */
  readonly title: string;
}

/** A rehype plugin: marks become links or, with a sign and words for those who do not see it, warnings. */
export function markStretches(marks: readonly TextMark[]) {
  const sorted = marks.toSorted((a, b) => a.start - b.start);
  return () => (tree: Root) => markIn(tree, sorted, false);
}

function markIn(parent: Parent, marks: readonly TextMark[], isLink: boolean): void {
  parent.children = parent.children.flatMap((child: Child): Child[] => {
    if (child.type === "text") return markText(child, within(marks, child), isLink);
    if (child.type !== "element") return [child];
    const own = within(marks, child);
    if (child.tagName === "pre") return own[0] === undefined ? [child] : [markBlock(child, own[0])];
    markIn(child, marks, isLink || child.tagName === "a");
    const wrong = child.tagName === "a" ? wrongTarget(child, own) : null;
    return [wrong === null ? child : warned([child], wrong.title)];
  });
}

/** The warning that is about the address of a link, which stands behind its text; null when there is none. */
function wrongTarget(link: Element, marks: readonly TextMark[]): TextMark | null {
  const textEnd = link.children.at(-1)?.position?.end.offset;
  if (textEnd === undefined) return null;
  return marks.find(({ start, href }) => href === null && start >= textEnd) ?? null;
}

/** The marks in the Markdown that an element was made from. */
function within(marks: readonly TextMark[], { position }: Child): readonly TextMark[] {
  const start = position?.start.offset;
  const end = position?.end.offset;
  if (start === undefined || end === undefined) return [];
  const first = firstFrom(marks, start);
  return marks.slice(first, firstFrom(marks, end)).filter((mark) => mark.end <= end);
}

/** Index of the first mark that begins at `offset` or later. */
function firstFrom(marks: readonly TextMark[], offset: number): number {
  let low = 0;
  for (let high = marks.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((marks[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function markText(child: Extract<Child, { type: "text" }>, marks: readonly TextMark[], isLink: boolean): Child[] {
  const parts: Child[] = [];
  const { value } = child;
  let done = 0;
  for (const mark of marks) {
    // The line breaks of code in ticks are spaces by now, and escapes are gone: what is not found as it is stays as it is.
    const shown = mark.text.replace(/\r?\n/g, " ");
    const [at = -1, text = ""] =
      [mark.text, shown].map((text) => [value.indexOf(text, done), text] as const).find(([at]) => at >= 0) ?? [];
    if (at < 0) continue;
    if (at > done) parts.push({ type: "text", value: value.slice(done, at) });
    parts.push(
      mark.href === null
        ? warned([{ type: "text", value: text }], mark.title)
        : linked(text, mark.href, mark.title, isLink),
    );
    done = at + text.length;
  }
  if (done < value.length) parts.push(done === 0 ? child : { type: "text", value: value.slice(done) });
  return parts;
}

type Element = Extract<Child, { type: "element" }>;

function linked(value: string, href: string, title: string, isLink: boolean): Child {
  if (isLink) return { type: "text", value };
  return { type: "element", tagName: "a", properties: { href, title }, children: [{ type: "text", value }] };
}

function warned(children: Element["children"], reason: string): Element {
  return {
    type: "element",
    tagName: "mark",
    properties: { className: ["unsupported"], title: reason },
    children: [...children, sign(), spoken(` (not supported: ${reason})`)],
  };
}

function markBlock(block: Element, { href, title }: TextMark): Element {
  const note: Element =
    href === null
      ? warned([{ type: "text", value: title }], title)
      : { type: "element", tagName: "a", properties: { href }, children: [{ type: "text", value: title }] };
  const line: Element = { type: "element", tagName: "p", properties: { className: ["block-note"] }, children: [note] };
  return { type: "element", tagName: "div", properties: {}, children: [block, line] };
}

function sign(): Element {
  return {
    type: "element",
    tagName: "span",
    properties: { ariaHidden: "true", className: ["unsupported-sign"] },
    children: [{ type: "text", value: "⚠" }],
  };
}

function spoken(value: string): Element {
  return {
    type: "element",
    tagName: "span",
    properties: { className: ["sr-only"] },
    children: [{ type: "text", value }],
  };
}
