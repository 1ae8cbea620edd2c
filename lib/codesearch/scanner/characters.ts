/** Classes of bytes. Bytes above 127 and punctuation have class 0. */
export const SPACE = 1;
export const NEWLINE = 2;
export const LETTER = 3;
export const DIGIT = 4;

/** Bytes the scanner asks for by name. */
export const char = {
  newline: 10,
  carriageReturn: 13,
  quote: 34,
  hash: 35,
  apostrophe: 39,
  open: 40,
  close: 41,
  star: 42,
  comma: 44,
  dot: 46,
  slash: 47,
  zero: 48,
  colon: 58,
  semicolon: 59,
  equals: 61,
  bracketOpen: 91,
  backslash: 92,
  bracketClose: 93,
  braceOpen: 123,
  braceClose: 125,
} as const;

function codes(text: string): number[] {
  return Array.from(text, (character) => character.charCodeAt(0));
}

function classTable(): Uint8Array {
  const table = new Uint8Array(256);
  for (const code of codes(" \t\r\v\f")) table[code] = SPACE;
  table[char.newline] = NEWLINE;
  for (const code of codes("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_$")) table[code] = LETTER;
  for (const code of codes("0123456789")) table[code] = DIGIT;
  return table;
}

export const byteClass: Uint8Array = classTable();

/** 1 for the bytes of an identifier. */
export const isWordByte: Uint8Array = byteClass.map((kind) => (kind === LETTER || kind === DIGIT ? 1 : 0));

/** 1 for the bytes that cannot change the scanner's state inside of a function body or an initialiser. */
export const isDullByte: Uint8Array = new Uint8Array(256).fill(1);
for (const code of codes("\n\"'/{}()#,;")) isDullByte[code] = 0;

/** Whether `bytes[start, end)` spell `word` (ASCII). */
export function spells(bytes: Uint8Array, start: number, end: number, word: string): boolean {
  if (end - start !== word.length) return false;
  for (let i = 0; i < word.length; i++) {
    if (bytes[start + i] !== word.charCodeAt(i)) return false;
  }
  return true;
}

/** End of the identifier that begins at `start`; `start` itself when none does. */
export function wordEnd(bytes: Uint8Array, start: number): number {
  let end = start;
  while (end < bytes.length && isWordByte[bytes[end] ?? 0] === 1) end++;
  return end;
}

/** First position from `start` that is neither blank nor tab. */
export function skipBlanks(bytes: Uint8Array, start: number): number {
  let position = start;
  while (bytes[position] === 32 || bytes[position] === 9) position++;
  return position;
}
