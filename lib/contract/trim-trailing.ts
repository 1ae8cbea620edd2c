/**
 * `text` without the run of `character` (one UTF-16 unit) that it ends with. In one pass: a pattern like `\n+$` starts anew
 * at every character of every run, which takes seconds for a log of empty lines.
 */
export function trimTrailing(text: string, character: string): string {
  let end = text.length;
  while (end > 0 && text.charAt(end - 1) === character) end--;
  return text.slice(0, end);
}
