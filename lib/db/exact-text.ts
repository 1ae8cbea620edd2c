/*
 * Texts come from kernels and models and are kept exactly, but Postgres takes neither NUL nor lone surrogates. Such
 * characters are stored behind ESCAPE as what they are in hexadecimal; ESCAPE itself is doubled. Every usual text is stored
 * as it is, so that it stays readable and searchable in the database.
 */

/** Data link escape: a control character that no JSON text and hardly any other text holds. */
const ESCAPE = "\u0010";

// With the `u` flag a surrogate in the class matches only when it is not part of a pair.
const SPECIAL = new RegExp(`[\\0${ESCAPE}\\uD800-\\uDFFF]`, "gu");
const ESCAPED = new RegExp(`${ESCAPE}(${ESCAPE}|[0-9a-f]{4})`, "g");

/** `text` as a database column takes it. */
export function encodeText(text: string): string {
  return text.replace(SPECIAL, (char) =>
    char === ESCAPE ? ESCAPE + ESCAPE : ESCAPE + char.charCodeAt(0).toString(16).padStart(4, "0"),
  );
}

/** The text that {@link encodeText} was given. */
export function decodeText(stored: string): string {
  if (!stored.includes(ESCAPE)) return stored;
  return stored.replace(ESCAPED, (_, code: string) =>
    code === ESCAPE ? ESCAPE : String.fromCharCode(Number.parseInt(code, 16)),
  );
}
