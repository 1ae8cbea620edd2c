import { byteClass, char, DIGIT, LETTER, skipBlanks, spells, wordEnd } from "./characters";
import { HashSet } from "./hash-set";
import { endHash, HASH_START, hashByte, hashName } from "./name-hash";

/** Words of the language, by their hashes: nobody asks where they are used. */
const keywords = new Map(
  (
    "auto break case char const continue default defined do double else enum extern float for goto if inline int long " +
    "register restrict return short signed sizeof static struct switch typedef union unsigned void volatile while"
  )
    .split(" ")
    .map((word) => [hashName(Buffer.from(word), 0, word.length), word] as const),
);

/** Directives whose line holds no identifiers but words and paths. */
const wordless = ["include", "include_next", "import", "error", "warning"];

const DOLLAR = 36;

/** What begins with a byte; 0: nothing that matters. */
const WORD = 1;
const NUMBER = 2;
const SLASH = 3;
const QUOTE = 4;
const APOSTROPHE = 5;
const HASH = 6;

const beginning: Uint8Array = byteClass.map((kind) => (kind === LETTER ? WORD : kind === DIGIT ? NUMBER : 0));
// No part of a name here: it marks constants in assembly.
beginning[DOLLAR] = 0;
beginning[char.slash] = SLASH;
beginning[char.quote] = QUOTE;
beginning[char.apostrophe] = APOSTROPHE;
beginning[char.hash] = HASH;

/** 1 for the bytes of an identifier. */
const inWord: Uint8Array = beginning.map((kind) => (kind === WORD || kind === NUMBER ? 1 : 0));

/**
 * Finds which identifiers a C or preprocessed assembly file holds, comments, literals, keywords and the words of `#include`
 * and `#error` apart. It needs no valid text and takes linear time.
 */
export class IdentifierScanner {
  readonly #found = new HashSet();

  /** The hashes of the identifiers, each once; valid until the next scan. */
  scan(bytes: Uint8Array): Uint32Array {
    this.#found.clear();
    const { length } = bytes;
    let position = 0;
    while (position < length) {
      const kind = beginning[bytes[position] ?? 0];
      if (kind === 0) position++;
      else if (kind === WORD) position = this.#readWord(bytes, position);
      else if (kind === NUMBER) position = wordEnd(bytes, position + 1);
      else if (kind === SLASH) position = behindSlash(bytes, position);
      else if (kind === QUOTE) position = behindString(bytes, position);
      else if (kind === APOSTROPHE) position = behindCharacter(bytes, position);
      else position = behindHash(bytes, position);
    }
    return this.#found.values();
  }

  /** Adds the word at `start` and returns the position behind it. */
  #readWord(bytes: Uint8Array, start: number): number {
    let hash = HASH_START;
    let position = start;
    let byte = bytes[position] ?? 0;
    do {
      hash = hashByte(hash, byte);
      byte = bytes[++position] ?? 0;
    } while (inWord[byte] === 1);
    hash = endHash(hash);
    if (this.#found.add(hash)) {
      const keyword = keywords.get(hash);
      if (keyword !== undefined && spells(bytes, start, position, keyword)) this.#found.hideLast();
    }
    return position;
  }
}

function behindSlash(bytes: Uint8Array, position: number): number {
  const next = bytes[position + 1];
  if (next === char.slash) return behindLine(bytes, position);
  if (next !== char.star) return position + 1;
  let slash = bytes.indexOf(char.slash, position + 3);
  while (slash >= 0 && bytes[slash - 1] !== char.star) slash = bytes.indexOf(char.slash, slash + 1);
  return slash < 0 ? bytes.length : slash + 1;
}

/** Behind the line's newline, continued lines included. */
function behindLine(bytes: Uint8Array, position: number): number {
  let newline = bytes.indexOf(char.newline, position);
  while (newline > 0 && bytes[newline - 1] === char.backslash) newline = bytes.indexOf(char.newline, newline + 1);
  return newline < 0 ? bytes.length : newline + 1;
}

/** Behind the string at `start`; one that is not closed ends with its line. */
function behindString(bytes: Uint8Array, start: number): number {
  let position = start + 1;
  while (position < bytes.length) {
    const byte = bytes[position];
    if (byte === char.backslash) position += 2;
    else if (byte === char.quote || byte === char.newline) return position + 1;
    else position++;
  }
  return position;
}

/** Behind `'x'` or `'\…'`; any other apostrophe (of a text, of assembly) stands alone. */
function behindCharacter(bytes: Uint8Array, start: number): number {
  if (bytes[start + 1] !== char.backslash) return bytes[start + 2] === char.apostrophe ? start + 3 : start + 1;
  let position = start + 3;
  while (position < start + 12 && bytes[position] !== char.apostrophe) position++;
  return bytes[position] === char.apostrophe ? position + 1 : start + 1;
}

/** `#`: at the beginning of a line the directive's word is passed over, and its line if that holds no identifiers. */
function behindHash(bytes: Uint8Array, position: number): number {
  let before = position - 1;
  while (bytes[before] === 32 || bytes[before] === 9) before--;
  if (before >= 0 && bytes[before] !== char.newline) return position + 1;
  const start = skipBlanks(bytes, position + 1);
  const end = wordEnd(bytes, start);
  const isWordless = wordless.some((word) => spells(bytes, start, end, word));
  return isWordless ? endOfWords(bytes, end) : Math.max(end, position + 1);
}

/** End of a line of words; a comment that begins in it is left to be read. */
function endOfWords(bytes: Uint8Array, start: number): number {
  let position = start;
  while (position < bytes.length) {
    const byte = bytes[position];
    if (byte === char.newline && bytes[position - 1] !== char.backslash) return position;
    if (byte === char.slash && (bytes[position + 1] === char.star || bytes[position + 1] === char.slash))
      return position;
    position++;
  }
  return position;
}
