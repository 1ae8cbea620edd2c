import { isTextReference } from "@/lib/contract/job";
import { isRecord, type JsonText, parseJsonText, toJsonText } from "@/lib/contract/json-text";
import type { Transaction } from "./client";
import { type HashedText, hashText, loadTexts, storeHashedTexts } from "./texts";

/** Strings longer than this many UTF-16 units are stored by hash: re-runs and namesakes share them. */
const LARGE = 4096;

/** Args as the jobs table keeps them: large strings stand as `{"$text": sha256}`, the texts themselves are stored by `tx`. */
export async function storeArgs(tx: Transaction, args: JsonText): Promise<JsonText> {
  const { stored, texts } = shareLargeTexts(args);
  if (texts.length > 0) await storeHashedTexts(tx, texts);
  return stored;
}

/** The same without a database: the texts that must be stored too come back. */
export function shareLargeTexts(args: JsonText): { stored: JsonText; texts: HashedText[] } {
  // Nothing large can be in there: the text stays as it came, to the byte.
  if (args.length <= LARGE) return { stored: escapeIfNeeded(args), texts: [] };
  const value = parseJsonText(args);
  const large = new Map([...largeStrings(value)].map((text) => [text, hashText(text)]));
  if (large.size === 0) return { stored: escapeIfNeeded(args), texts: [] };
  const shared = transform(escapeReferences(value), (leaf) => {
    const hashed = typeof leaf === "string" ? large.get(leaf) : undefined;
    return hashed === undefined ? leaf : { $text: hashed.sha256 };
  });
  return { stored: toJsonText(shared), texts: [...large.values()] };
}

/** The args that {@link storeArgs} was given. */
export async function expandArgs(tx: Transaction, stored: JsonText): Promise<JsonText> {
  if (!MAY_REFER.test(stored)) return stored;
  const value = parseJsonText(stored);
  const texts = await loadTexts(tx, references(value));
  return toJsonText(expand(value, texts));
}

/*
 * Args may hold an object that looks like one of our references. It is stored with one more `$` in its key, and loses
 * that when it is expanded.
 */
const MAY_REFER = /"\$+text"/;
const ESCAPABLE = /^\$+text$/;
const ESCAPED = /^\$\$+text$/;

function escapeIfNeeded(args: JsonText): JsonText {
  return MAY_REFER.test(args) ? toJsonText(escapeReferences(parseJsonText(args))) : args;
}

function escapeReferences(value: unknown): unknown {
  return transform(
    value,
    (leaf) => leaf,
    (key) => (ESCAPABLE.test(key) ? `$${key}` : key),
  );
}

function expand(value: unknown, texts: ReadonlyMap<string, string>): unknown {
  if (isTextReference(value)) return texts.get(value.$text) ?? value;
  if (Array.isArray(value)) return value.map((item) => expand(item, texts));
  if (!isRecord(value)) return value;
  return mapEntries(value, (key, item) => [ESCAPED.test(key) ? key.slice(1) : key, expand(item, texts)]);
}

function* references(value: unknown): Generator<string> {
  if (isTextReference(value)) yield value.$text;
  else for (const item of children(value)) yield* references(item);
}

function* largeStrings(value: unknown): Generator<string> {
  if (typeof value === "string" && value.length > LARGE) yield value;
  else for (const item of children(value)) yield* largeStrings(item);
}

function children(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return isRecord(value) ? Object.values(value) : [];
}

function transform(
  value: unknown,
  leaf: (value: unknown) => unknown,
  rename: (key: string) => string = (key) => key,
): unknown {
  if (Array.isArray(value)) return value.map((item) => transform(item, leaf, rename));
  if (!isRecord(value)) return leaf(value);
  return mapEntries(value, (key, item) => [rename(key), transform(item, leaf, rename)]);
}

function mapEntries(
  value: Record<string, unknown>,
  map: (key: string, item: unknown) => [string, unknown],
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([key, item]) => map(key, item)));
}
