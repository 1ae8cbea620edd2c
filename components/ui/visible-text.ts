/*
 * Logs, reports and model output may hold anything. What is shown of them must not move the cursor of a terminal it is
 * pasted into, run backwards, or hide. Stored texts are never changed: this is for display only.
 */

const ESCAPE = "\u001b";
const BELL = "\u0007";
/** Terminal sequences: CSI, OSC (up to BEL or ST), and two-character escapes. */
const ANSI = new RegExp(
  [
    `${ESCAPE}\\[[0-?]*[ -/]*[@-~]`,
    `${ESCAPE}\\][^${BELL}${ESCAPE}]*(?:${BELL}|${ESCAPE}\\\\)`,
    `${ESCAPE}[ -/]*[0-~]`,
  ].join("|"),
  "g",
);
/** Control characters but tab and newline, and the soft hyphen. */
const CONTROL = /(?![\t\n])\p{Cc}|\u00ad/gu;
/** Bidirectional marks, embeddings, overrides and isolates; zero-width and invisible characters; odd line separators; tags. */
const INVISIBLE =
  /[\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;
/** Most texts are plain ASCII: those are left alone at once. */
const HARMLESS = /^[\t\n -~]*$/;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** `text` with terminal sequences removed, line ends as `\n`, and every other invisible character as its code, `⟨U+0000⟩`. */
export function visibleText(text: string): string {
  if (HARMLESS.test(text)) return text;
  return text
    .replace(/\r\n/g, "\n")
    .replace(ANSI, "")
    .replace(LONE_SURROGATE, "\ufffd")
    .replace(CONTROL, codePoint)
    .replace(INVISIBLE, codePoint);
}

/** The same on one line: for titles, names and summaries. */
export function visibleLine(text: string): string {
  return visibleText(text).replace(/\s+/g, " ").trim();
}

function codePoint(character: string): string {
  return `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}⟩`;
}
