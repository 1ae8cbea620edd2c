/** Hash of no bytes; continue it with {@link hashByte}, and end with {@link endHash}. */
export const HASH_START = 2166136261;

/** FNV-1a: the hash that goes on with `byte`. */
export function hashByte(hash: number, byte: number): number {
  return Math.imul(hash ^ byte, 16777619);
}

/** Mixes the high bits, so that a table may be entered by them or by the low ones. 32 bits, unsigned. */
export function endHash(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}

/** The hash of a name that lies in `bytes[start, end)`. It is stored in the index cache: never change it alone. */
export function hashName(bytes: Uint8Array, start: number, end: number): number {
  let hash = HASH_START;
  for (let i = start; i < end; i++) hash = hashByte(hash, bytes[i] ?? 0);
  return endHash(hash);
}
