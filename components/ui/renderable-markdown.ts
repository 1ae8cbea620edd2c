/** Longer texts are no explanations; the parser's time grows with their square. */
const MAX_CHARACTERS = 50_000;
/** Lists and quotes nested so deeply overflow the parser's stack. */
const DEEP_NESTING = /(?:[*+-][ \t]+|>[ \t]*){80}/;
/** Rows of markers that nobody writes, on which the parser goes back and forth. */
const MARKER_FLOOD = /[[\]*_`~<(!]{400}/;

/** Whether `text` can be shown as Markdown; otherwise it was made to hurt, and is shown as it is. */
export function isRenderableMarkdown(text: string): boolean {
  return text.length <= MAX_CHARACTERS && !DEEP_NESTING.test(text) && !MARKER_FLOOD.test(text);
}
