import { lineAt, type SourceText } from "../c/source-text";

/** Calls that give the memory itself back. */
export const RELEASES_MEMORY = /^(k|v|kv|kz|kvz)free(_\w+)?$|^kfree_\w+$|^kmem_cache_free$|^free_percpu$/;

/** A call in a function's body. */
export interface Call {
  readonly name: string;
  /** The first argument as written. */
  readonly argument: string;
  readonly line: number;
}

/** Every call in the body of `source`, in its order; `if (…)` and the like count too. */
export function callsOf(source: SourceText): Call[] {
  const body = Math.max(source.masked.indexOf("{"), 0);
  return Array.from(source.masked.slice(body).matchAll(/\b([A-Za-z_]\w*)\s?\(([^(),;]*)/g), (match) => ({
    name: match[1] ?? "",
    argument: (match[2] ?? "").trim(),
    line: lineAt(source, body + match.index),
  }));
}

/** Calls in `source`, those at `line` first. */
export function callsNear(source: SourceText, line: number): Call[] {
  return callsOf(source).sort((a, b) => Math.abs(a.line - line) - Math.abs(b.line - line));
}
