/** Longer addresses are none that anybody follows, in UTF-16 units. */
const MAX_LENGTH = 2000;

/** Whether a page may link to an address that somebody gave: to http and https alone, since others can be scripts. */
export function isWebLink(text: string): boolean {
  return text.length <= MAX_LENGTH && /^https?:\/\//i.test(text) && URL.canParse(text);
}
