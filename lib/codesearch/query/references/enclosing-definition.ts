import type { EnclosingDefinition } from "@/lib/codesearch/reference";
import { recordKind } from "@/lib/codesearch/scanner/definition-records";
import { definitionKind, type ScannedDefinition } from "@/lib/codesearch/scanner/scanned-definition";

/** The innermost definition around a line, fields and enumerators apart; null at file level. */
export function innermostDefinition(definitions: readonly ScannedDefinition[], line: number): ScannedDefinition | null {
  let best: ScannedDefinition | null = null;
  for (const definition of definitions) {
    const { record, firstLine, lastLine } = definition;
    if (firstLine > line || lastLine < line) continue;
    if (record === recordKind.field || record === recordKind.enumerator) continue;
    if (best === null || lastLine - firstLine < best.lastLine - best.firstLine) best = definition;
  }
  return best;
}

/** What a caller sees of it. */
export function toEnclosing(definition: ScannedDefinition | null): EnclosingDefinition | null {
  if (definition === null) return null;
  return { kind: definitionKind(definition), name: definition.name, firstLine: definition.firstLine };
}
