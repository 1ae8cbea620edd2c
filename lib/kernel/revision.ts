import { KernelError } from "./repository";
import { hasControlCharacter, quoted } from "./source";

const MAX_LENGTH = 500;

/** Reads a KernelCommit: trimmed, full hashes in lower case. Throws {@link KernelError} for what cannot be a revision. */
export function parseRevision(revision: string): string {
  const text = revision.trim();
  const advice = "give a commit hash, tag or branch";
  if (text === "") throw new KernelError(`KernelCommit is empty: ${advice}.`);
  if (text.length > MAX_LENGTH) throw new KernelError(`KernelCommit ${quoted(text)} is too long: ${advice}.`);
  if (hasControlCharacter(text))
    throw new KernelError(`KernelCommit ${quoted(text)} holds a control character: ${advice}.`);
  if (text.startsWith("-")) throw new KernelError(`KernelCommit ${quoted(text)} starts with a dash: ${advice}.`);
  return isFullHash(text.toLowerCase()) ? text.toLowerCase() : text;
}

/** A whole SHA-1 or SHA-256 in lower case. */
export function isFullHash(text: string): boolean {
  return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}

export function isAbbreviatedHash(text: string): boolean {
  return /^[0-9a-f]{4,63}$/i.test(text);
}

/**
 * Whether the revision can only be understood with the history at hand: a shortened hash, one within the output of
 * `git describe`, or a step to an ancestor.
 */
export function needsHistory(text: string): boolean {
  return isAbbreviatedHash(text) || /-g[0-9a-f]{4,}$/.test(text) || /[~^]/.test(text);
}
