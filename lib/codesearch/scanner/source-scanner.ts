import { scanAssembly } from "./assembly-scanner";
import { CScanner } from "./c-scanner";
import { DefinitionRecords } from "./definition-records";

/**
 * Raise it whenever the scanners find something else in the same text, or segments are written otherwise: what is cached
 * of other versions is unused.
 */
export const scannerVersion = 4;

/** Larger files are made by programs; their definitions are not worth the memory. Bytes. */
export const LARGEST_SOURCE = 16 * 1024 * 1024;

/** Whether the scanner reads files of this name. */
export function isSourcePath(path: string): boolean {
  return /\.[chS]$/.test(path);
}

/** Finds the definitions of source files, one after the other. */
export class SourceScanner {
  readonly #records = new DefinitionRecords();
  readonly #scanner = new CScanner(this.#records);

  /** The definitions of one file; the records are valid until the next scan. */
  scan(path: string, bytes: Buffer): DefinitionRecords {
    if (path.endsWith(".S")) scanAssembly(bytes, this.#records);
    else this.#scanner.scan(bytes);
    return this.#records;
  }
}
