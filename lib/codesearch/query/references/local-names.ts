import { CodeTokens } from "@/lib/codesearch/query/types/code-tokens";
import type { LocalScope } from "@/lib/codesearch/query/types/local-scope";
import { scopeOfDefinition } from "@/lib/codesearch/query/types/scope-of-definition";
import { codeOfLines } from "@/lib/codesearch/query/types/type-sources";
import type { ScannedDefinition } from "@/lib/codesearch/scanner/scanned-definition";
import type { SourceText } from "./source-text";

interface ReadFunction {
  readonly code: CodeTokens;
  readonly scope: LocalScope;
}

/** Tells whether a name in a function of a file is a local variable or parameter there. */
export class LocalNames {
  readonly #source: SourceText;
  readonly #functions = new Map<ScannedDefinition, ReadFunction>();

  constructor(source: SourceText) {
    this.#source = source;
  }

  /** `offset` is that of the name in the file. */
  isLocal(name: string, offset: number, around: ScannedDefinition): boolean {
    const { code, scope } = this.#read(around);
    const token = code.at(offset - this.#source.lineStart(around.firstLine));
    // Where it is declared it is local already.
    return token >= 0 && scope.local(name, token + 1) !== null;
  }

  #read(definition: ScannedDefinition): ReadFunction {
    const known = this.#functions.get(definition);
    if (known !== undefined) return known;
    const code = new CodeTokens(codeOfLines(this.#source, definition.firstLine, definition.lastLine));
    const read = { code, scope: scopeOfDefinition(definition, code) };
    this.#functions.set(definition, read);
    return read;
  }
}
