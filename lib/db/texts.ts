import { createHash } from "node:crypto";
import type { Transaction } from "./client";
import { decodeText, encodeText } from "./exact-text";

/** A text and the digest that it is stored under. */
export interface HashedText {
  readonly sha256: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** `text` as the database keeps it, and the digest of that. */
export function hashText(text: string): HashedText {
  const bytes = new Uint8Array(Buffer.from(encodeText(text), "utf8"));
  return { sha256: createHash("sha256").update(bytes).digest("hex"), bytes };
}

/** Of a digest, as {@link textVersion}. */
export const VERSION_LENGTH = 8;

/** A short name for exactly this text: the first characters of the digest that it is stored under. Empty for no text. */
export function textVersion(text: string): string {
  return text === "" ? "" : hashText(text).sha256.slice(0, VERSION_LENGTH);
}

/** Stores each of `texts` once, whoever else stores it, and returns their digests in the same order. */
export async function storeTexts(tx: Transaction, texts: readonly string[]): Promise<string[]> {
  const hashed = texts.map(hashText);
  await storeHashedTexts(tx, hashed);
  return hashed.map(({ sha256 }) => sha256);
}

/** Stores those of `hashed` that are not stored yet. */
export async function storeHashedTexts(tx: Transaction, hashed: readonly HashedText[]): Promise<void> {
  const known = await tx.text.findMany({
    where: { sha256: { in: hashed.map(({ sha256 }) => sha256) } },
    select: { sha256: true },
  });
  const missing = new Map(hashed.map((text) => [text.sha256, text]));
  for (const { sha256 } of known) missing.delete(sha256);
  // In one order, so that two transactions with the same new texts do not wait for each other in a circle.
  const data = [...missing.values()].sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
  if (data.length > 0) await tx.text.createMany({ data, skipDuplicates: true });
}

/** The texts of those digests that are known. */
export async function loadTexts(tx: Transaction, digests: Iterable<string>): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(digests)];
  if (wanted.length === 0) return new Map();
  const rows = await tx.text.findMany({ where: { sha256: { in: wanted } } });
  return new Map(rows.map(({ sha256, bytes }) => [sha256, decodeText(Buffer.from(bytes).toString("utf8"))]));
}
