import { isLosslessNumber, parse, stringify } from "lossless-json";

/**
 * JSON as text. Payloads (args, results, messages) are stored and sent as the text they came in, because
 * `JSON.parse` loses integers over 2^53 and a database's JSON type refuses NUL. The empty string means "absent".
 */
export type JsonText = string;

/** Encodes a value; numbers parsed by {@link parseJsonText} are written back digit by digit. */
export function toJsonText(value: unknown): JsonText {
  return stringify(value) ?? "null";
}

/** Decodes `text`; integers that a JavaScript number cannot hold come back as `LosslessNumber`. Throws SyntaxError with the place. */
export function parseJsonText(text: JsonText): unknown {
  return parse(text, undefined, (digits) => {
    const number = Number(digits);
    return String(number) === digits ? number : lossless(digits);
  });
}

/** Decodes `text` to an object; absent, malformed or other JSON gives an empty one. For display, where nothing may throw. */
export function jsonObject(text: JsonText): Record<string, unknown> {
  if (text === "") return {};
  try {
    const value = parseJsonText(text);
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

/** True for a plain JSON object: not null, not an array, not a number kept as digits. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !isLosslessNumber(value);
}

function lossless(digits: string): unknown {
  return parse(digits);
}
