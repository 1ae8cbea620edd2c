/** Words of one text that are looked at. */
const MAX_WORDS = 400;
/** Longest word in characters; of a longer one its beginning counts. */
const MAX_WORD_LENGTH = 64;
/** More of a text is not read: what a report is about stands at its beginning. */
const MAX_TEXT_LENGTH = 256 * 1024;

const WORD = /[\p{L}\p{N}_][\p{L}\p{N}_.-]*/gu;
/** Addresses, offsets, dates, versions, the bytes of a code dump: numbers, whatever their base. */
const NUMBER = /^(0x.*|[\d.-]+|[0-9a-f]{2}|[0-9a-f]{8,}|(?=.*\d)[0-9a-f.-]{8,})$/;

/**
 * The words of a text that a job can be found by, each once and in lower case: identifiers, the components of paths, the
 * parts of what is joined by dashes. `__do_sys_poll` is found as `do_sys_poll`. Numbers are no words. At most 400, the first ones.
 */
export function searchWords(text: string): string[] {
  const words = new Set<string>();
  for (const [match] of text.slice(0, MAX_TEXT_LENGTH).matchAll(WORD)) {
    for (const part of partsOf(match.toLowerCase())) {
      if (isWord(part)) words.add(part);
      if (words.size === MAX_WORDS) return [...words];
    }
  }
  return [...words];
}

function partsOf(match: string): string[] {
  const whole = trimmed(match);
  if (NUMBER.test(whole) || !whole.includes("-")) return [whole];
  return [whole, ...match.split("-").map(trimmed)];
}

function trimmed(word: string): string {
  // Not by a pattern: it would start anew at every character of a long run.
  let end = word.length;
  while (end > 0 && ".-".includes(word.charAt(end - 1))) end--;
  const bare = word.slice(0, end).replace(/^[_.-]+/, "");
  return bare.length <= MAX_WORD_LENGTH ? bare : [...bare].slice(0, MAX_WORD_LENGTH).join("");
}

function isWord(part: string): boolean {
  return part.length >= 2 && !NUMBER.test(part);
}
