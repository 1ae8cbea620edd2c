import { codeOfLines, linesOf } from "@/lib/codesearch/query/types/type-sources";
import { recordKind } from "@/lib/codesearch/scanner/definition-records";
import type { ScannedDefinition } from "@/lib/codesearch/scanner/scanned-definition";
import { innermostDefinition } from "./enclosing-definition";
import type { SourceText } from "./source-text";
import { isMemberName } from "./use-kind";

/** Larger definitions are tables made by programs: types are not looked for in them. Bytes. */
const LARGEST_REGION = 1024 * 1024;
/** Lines around a use at file level that are looked at to tell what it does. */
const LINES_AROUND = 3;

const regionKinds: readonly number[] = [
  recordKind.function,
  recordKind.variable,
  recordKind.macro,
  recordKind.invocation,
];

/** An occurrence of a field's name that may be a use of it. */
export interface FieldUse {
  readonly line: number;
  /** In the code of its region. */
  readonly offset: number;
  /** Whether it stands behind `->` or `.`; if not, it may be an argument of `offsetof` and its kin. */
  readonly isMember: boolean;
  readonly enclosing: ScannedDefinition | null;
  readonly snippet: string;
}

/** The code around some uses: a function, a variable with its initialiser, a macro. */
export interface UseRegion {
  readonly path: string;
  /** Null at file level: no types are known there. */
  readonly definition: ScannedDefinition | null;
  /** Comments, literals and (but for macros) directives are blanks. */
  readonly code: Buffer;
  readonly uses: FieldUse[];
}

/** The occurrences of a field's name in a file, by the code that has to be understood for them. */
export function fieldUseRegions(
  source: SourceText,
  offsets: readonly number[],
  definitions: readonly ScannedDefinition[],
  contextLines: number,
): UseRegion[] {
  const regions = new Map<ScannedDefinition, UseRegion>();
  const loose: UseRegion[] = [];
  const possibleRegions = definitions.filter(({ record }) => regionKinds.includes(record));
  for (const offset of offsets) {
    const line = source.lineOf(offset);
    const definition = innermostDefinition(possibleRegions, line);
    const region =
      definition === null ? looseRegion(source, line) : (regions.get(definition) ?? regionOf(source, definition));
    if (definition === null || region.definition === null) loose.push(region);
    else regions.set(definition, region);
    const first = region.definition?.firstLine ?? Math.max(1, line - LINES_AROUND);
    region.uses.push({
      line,
      offset: offset - source.lineStart(first),
      isMember: isMemberName(source.masked, offset),
      enclosing: innermostDefinition(definitions, line),
      snippet: source.lines(line - contextLines, line + contextLines),
    });
  }
  return [...regions.values(), ...loose];
}

function regionOf(source: SourceText, definition: ScannedDefinition): UseRegion {
  const { firstLine, lastLine, record, path } = definition;
  if (source.lineStart(lastLine + 1) - source.lineStart(firstLine) > LARGEST_REGION)
    return looseRegion(source, firstLine);
  const text = record === recordKind.macro ? linesOf : codeOfLines;
  return { path, definition, code: Buffer.from(text(source, firstLine, lastLine), "latin1"), uses: [] };
}

function looseRegion(source: SourceText, line: number): UseRegion {
  const text = linesOf(source, Math.max(1, line - LINES_AROUND), line + LINES_AROUND);
  return { path: source.path, definition: null, code: Buffer.from(text, "latin1"), uses: [] };
}
