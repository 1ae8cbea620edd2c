/** Longest reason in characters. */
const MAX_LENGTH = 120;
/** What an error says is said at its beginning; what follows can be megabytes of a build's output. */
const MAX_READ = 2000;

/** What differs from one failure to the next with the same cause, in the order in which it is left out. */
const DIFFERENCES: readonly (readonly [RegExp, string])[] = [
  [/"(?:[^"\\]|\\.)*"?|`[^`]*`|(?<!\w)'[^']*'(?!\w)/g, "…"],
  [/\b[a-z][a-z0-9+.-]*:\/\/[^\s"',;)]*[^\s"',;:.)]/gi, "…"], // addresses
  [/\b[\w.-]+@[\w.-]+(?::[\w./-]+)?/g, "…"], // git@host:path, name@host
  [/^(google|openai|anthropic|compatible):[^\s:]+(?=:)/, "$1"], // any model of the same provider
  [/\bon \S+, where the worker runs/g, "on …, where the worker runs"],
  [/(?<![\w…])(?:~|\.{1,2})?(?:\/[^\s"',;:()]+)+/g, "…"], // paths
  [/\b[\w.+-]+(?:\/[\w.+-]+)+\.\w+(?::\d+)*/g, "…"], // paths without a root that name a file
];

/** Words with a digit: numbers, times, hashes, names of machines and versions. */
const WORD_WITH_DIGIT = /(\b(?:answered|status|code|exit|HTTP) )?(?<![\w…])[\w.:+-]*\d[\w.:+-]*(?<![.:])/g;

/**
 * Why a job failed, without what differs from one failure to the next: the first sentence of its error with `…` for names in
 * quotes, addresses, paths, hashes, times and numbers, but for the codes of answers and exits. Equal causes get equal reasons,
 * of at most 120 characters. Never empty.
 */
export function failureReason(error: string): string {
  const line = error
    .slice(0, MAX_READ)
    .split(/\r?\n/)
    .find((candidate) => candidate.trim() !== "");
  if (line === undefined) return "failed without a message";
  const plain = DIFFERENCES.reduce((text, [pattern, instead]) => text.replace(pattern, instead), line);
  const reason = plain
    .replace(WORD_WITH_DIGIT, (word, code: string | undefined) => (code === undefined ? "…" : word))
    .replace(/…(?:[\s,.:]*…)+/g, "…")
    .replace(/\s+/g, " ")
    .trim();
  return clip(firstSentence(reason));
}

function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s|$)/u.exec(text)?.[0] ?? text.replace(/:$/, "");
}

function clip(text: string): string {
  const characters = Array.from(text);
  return characters.length <= MAX_LENGTH
    ? text
    : `${characters
        .slice(0, MAX_LENGTH - 1)
        .join("")
        .trimEnd()}…`;
}
