import { type CommentLine, commentBlock } from "../c/comments";
import type { SourceText } from "../c/source-text";

const BIT_FIELD = /^\s*[\w\s,]+:\s*\w+\s*[,;]\s*$/;
const RACES = /\b(rac(e|es|ing|y)|concurrent(ly)?|without (a |any )?lock\w*)\b/i;
const HARMLESS =
  /\b(not|no|never|n't|only|just) (cause|do|matter|care|harm|malfunction|problem|for optimi[sz]ation|hints?)|\b(harmless|benign|fine|tolerat\w+|acceptable|ok(ay)?)\b/i;

/** A longer run is not read: each of its lines is looked at for a comment. */
const MAX_LINES = 400;

/**
 * The comment over a run of bit-fields, up to a member of another kind, that says races between them do no harm; null when there
 * is none.
 */
export function remarkOnBits(source: SourceText, line: number): CommentLine | null {
  const masked = source.masked.split("\n");
  const isOver = (text: string) => text.trim() === "" || BIT_FIELD.test(text);
  const from = line - source.firstLine;
  for (let at = from; at > from - MAX_LINES && isOver(masked[at] ?? "{"); at--) {
    const block = commentBlock(source, source.firstLine + at);
    const said = block.map(({ text }) => text).join(" ");
    const found = block.find(({ text }) => RACES.test(text));
    if (found !== undefined && HARMLESS.test(said)) return found;
    at -= Math.max(0, block.length - 1);
  }
  return null;
}
