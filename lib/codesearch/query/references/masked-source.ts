import { char, skipBlanks, spells } from "@/lib/codesearch/scanner/characters";

const BLANK = 32;

/**
 * A copy of C source in which comments, literals with their quotes, and `#include` lines are blanks: what is found in it is code, at the
 * offsets and on the lines of the original. Linear in the size of the source.
 */
export function maskedSource(source: Buffer): Buffer {
  const masked = Buffer.from(source);
  // Hopping from one to the next with indexOf is five times as fast as looking at every byte.
  let slash = nextOf(source, char.slash, 0);
  let quote = nextOf(source, char.quote, 0);
  let apostrophe = nextOf(source, char.apostrophe, 0);
  let hash = nextOf(source, char.hash, 0);
  for (;;) {
    const start = Math.min(slash, quote, apostrophe, hash);
    if (start >= source.length) return masked;
    const end = endOfMasked(source, start);
    for (let i = start; i < end; i++) if (masked[i] !== char.newline) masked[i] = BLANK;
    const next = Math.max(end, start + 1);
    if (slash < next) slash = nextOf(source, char.slash, next);
    if (quote < next) quote = nextOf(source, char.quote, next);
    if (apostrophe < next) apostrophe = nextOf(source, char.apostrophe, next);
    if (hash < next) hash = nextOf(source, char.hash, next);
  }
}

function endOfMasked(source: Buffer, start: number): number {
  switch (source[start]) {
    case char.slash:
      return endOfComment(source, start);
    case char.hash:
      return endOfInclude(source, start);
    default:
      return endOfLiteral(source, start);
  }
}

/** Offset of the next such byte, the length of the source when there is none. */
function nextOf(source: Buffer, byte: number, from: number): number {
  const at = source.indexOf(byte, from);
  return at < 0 ? source.length : at;
}

/** End of the comment that begins at `start`; `start` itself when it is a division. */
function endOfComment(source: Buffer, start: number): number {
  const next = source[start + 1];
  if (next === char.star) {
    const close = source.indexOf("*/", start + 2, "latin1");
    return close < 0 ? source.length : close + 2;
  }
  if (next !== char.slash) return start;
  let newline = nextOf(source, char.newline, start);
  while (source[newline - 1] === char.backslash && newline < source.length) {
    newline = nextOf(source, char.newline, newline + 1);
  }
  return newline;
}

/** End of the line when `#include` stands at `start`, else `start`. */
function endOfInclude(source: Buffer, start: number): number {
  const word = skipBlanks(source, start + 1);
  return spells(source, word, word + 7, "include") ? nextOf(source, char.newline, word) : start;
}

/** End of the literal that begins at `start`; one that is not closed ends with its line. */
function endOfLiteral(source: Buffer, start: number): number {
  const quote = source[start];
  let position = start + 1;
  while (position < source.length) {
    const byte = source[position];
    if (byte === char.backslash) position++;
    else if (byte === quote) return position + 1;
    else if (byte === char.newline) return position;
    position++;
  }
  return source.length;
}
