import type { ToolResultPart } from "ai";
import { BadCallError } from "./errors";
import type { Values } from "./values";

/** Bytes of JSON that a model is shown of one tool's result: some 30,000 tokens, more than any of our tools gives of real code. */
const SHOWN_BYTES = 128 * 1024;
/** Bytes that the trajectory keeps of it. */
const KEPT_BYTES = 4 * 1024 * 1024;

/** Throws {@link BadCallError} when `result` is too long to be kept whole in the trajectory. */
export function checkResultSize(result: Values): void {
  const size = Buffer.byteLength(JSON.stringify(result));
  if (size > KEPT_BYTES) {
    throw new BadCallError(`The result has ${size} bytes, more than the ${KEPT_BYTES} that are kept: ask for less.`);
  }
}

/** A tool's result as the model is shown it, with `note` behind it unless that is empty. */
export function presentResult(result: Values, note: string): ToolResultPart["output"] {
  const json = JSON.stringify(result);
  const size = Buffer.byteLength(json);
  if (size > SHOWN_BYTES) {
    const missing = `Cut: these are the first ${SHOWN_BYTES} of ${size} bytes, the other ${size - SHOWN_BYTES} are missing. Ask for less.`;
    return { type: "text", value: withNotes(firstBytes(json, SHOWN_BYTES), [missing, note]) };
  }
  if (note !== "") return { type: "text", value: withNotes(json, [note]) };
  return { type: "json", value: JSON.parse(json) };
}

/** The beginning of `text` in at most `bytes` bytes of UTF-8, no character broken. */
export function firstBytes(text: string, bytes: number): string {
  const encoded = Buffer.from(text);
  if (encoded.length <= bytes) return text;
  // A decoder that waits for more keeps the beginning of a character to itself.
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(encoded.subarray(0, bytes), { stream: true });
}

function withNotes(text: string, notes: readonly string[]): string {
  return [text, ...notes.filter((note) => note !== "").map((note) => `[${note}]`)].join("\n");
}
