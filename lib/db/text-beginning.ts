import { Prisma } from "@/generated/prisma/client";
import { isTextReference } from "@/lib/contract/job";
import { type JsonText, jsonObject } from "@/lib/contract/json-text";
import type { TextBeginning } from "@/lib/contract/review";
import { database } from "./client";
import { decodeText } from "./exact-text";

/** The first `max` bytes of `text`, cut between characters. */
export function textBeginning(text: string, max: number): TextBeginning {
  const bytes = Buffer.from(text);
  return { text: bytes.length <= max ? text : decodeCut(bytes.subarray(0, max)), bytes: bytes.length };
}

/**
 * The beginning of the input `name` in each of `args`, as the jobs table keeps them; empty where there is no such text.
 * Of a large text no more than the beginning is read, and its length is that of its stored form.
 */
export async function inputBeginnings(
  args: readonly JsonText[],
  name: string,
  max: number,
): Promise<readonly TextBeginning[]> {
  const inputs = args.map((text) => jsonObject(text)[name]);
  const beginnings = await storedBeginnings(
    inputs.flatMap((input) => (isTextReference(input) ? [input.$text] : [])),
    max,
  );
  return inputs.map((input) => {
    if (isTextReference(input)) return beginnings.get(input.$text) ?? { text: "", bytes: 0 };
    return textBeginning(typeof input === "string" ? input : "", max);
  });
}

async function storedBeginnings(digests: readonly string[], max: number): Promise<ReadonlyMap<string, TextBeginning>> {
  if (digests.length === 0) return new Map();
  const rows = await database().$queryRaw<{ sha256: string; beginning: Uint8Array; bytes: number }[]>`
    select sha256, substring(bytes from 1 for ${max}) as beginning, length(bytes) as bytes from texts
    where sha256 in (${Prisma.join([...new Set(digests)])})`;
  return new Map(
    rows.map(({ sha256, beginning, bytes }) => [sha256, { text: decodeText(decodeCut(beginning)), bytes }]),
  );
}

/** The text of bytes whose last character may be cut. */
function decodeCut(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes, { stream: true });
}
