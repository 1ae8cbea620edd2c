import { DefinitionRecords } from "@/lib/codesearch/scanner/definition-records";
import { IdentifierScanner } from "@/lib/codesearch/scanner/identifier-scanner";
import { ScanState } from "@/lib/codesearch/scanner/scan-state";
import { type ScannedDefinition, scannedDefinitions } from "@/lib/codesearch/scanner/scanned-definition";
import { SourceScanner } from "@/lib/codesearch/scanner/source-scanner";
import { MOST_COPIED, TokenList } from "@/lib/codesearch/scanner/token-list";

/** What a scan found, and what it took. */
export interface MeasuredScan {
  readonly definitions: readonly ScannedDefinition[];
  /** Bytes looked at, and tokens, records and frames touched or copied. */
  readonly steps: number;
}

/**
 * Scans a file for definitions and for identifiers, as the index does, and counts the steps, which say whether its time is
 * linear on any machine under any load. The scanners run as they are: their bytes are a proxy that counts, and the methods
 * of what they keep are wrapped for as long as they run.
 */
export function measuredScan(text: Buffer, path = "x.c"): MeasuredScan {
  const counter = { steps: 0 };
  const restore = [
    countCalls(TokenList.prototype, counter, (list) => Math.min(list.count, MOST_COPIED), ["copy", "restore"]),
    countCalls(DefinitionRecords.prototype, counter, () => 0, []),
    countCalls(ScanState.prototype, counter, () => 0, []),
  ];
  try {
    const bytes = countingBytes(text, counter);
    const definitions = scannedDefinitions(path, bytes, new SourceScanner().scan(path, bytes));
    new IdentifierScanner().scan(bytes);
    return { definitions, steps: counter.steps };
  } finally {
    for (const undo of restore) undo();
  }
}

interface Counter {
  steps: number;
}

/** Counts every call of a method of `prototype` as one step, and one of those in `sized` as `size` more. */
function countCalls<T extends object>(
  prototype: T,
  counter: Counter,
  size: (object: T) => number,
  sized: readonly string[],
): () => void {
  const before = Object.getOwnPropertyDescriptors(prototype);
  for (const [name, { value }] of Object.entries(before)) {
    if (typeof value !== "function" || name === "constructor") continue;
    const isSized = sized.includes(name);
    Object.defineProperty(prototype, name, {
      configurable: true,
      writable: true,
      value(this: T, ...args: unknown[]) {
        counter.steps += isSized ? 1 + size(this) : 1;
        return Reflect.apply(value, this, args);
      },
    });
  }
  return () => Object.defineProperties(prototype, before);
}

/** `bytes`, every access to which is a step; a search or a copy is one for each byte it passes. */
function countingBytes(bytes: Buffer, counter: Counter): Buffer {
  const indexOf = (wanted: number | string, from: number) => {
    const found = bytes.indexOf(wanted, from);
    counter.steps += 1 + Math.max(0, (found < 0 ? bytes.length : found) - from);
    return found;
  };
  const textOf = (encoding?: BufferEncoding, start = 0, end = bytes.length) => {
    counter.steps += 1 + end - start;
    return bytes.toString(encoding, start, end);
  };
  return new Proxy(bytes, {
    get(target, key) {
      if (key === "indexOf") return indexOf;
      if (key === "toString") return textOf;
      counter.steps++;
      const value: unknown = Reflect.get(target, key, target);
      if (typeof value === "function") throw new Error(`The steps of Buffer.${String(key)} are not counted yet.`);
      return value;
    },
  });
}
