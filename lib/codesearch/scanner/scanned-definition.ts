import type { Definition, DefinitionKind } from "@/lib/codesearch/code-index";
import { type DefinitionRecords, recordKind } from "./definition-records";

/** A definition as the scanner found it, with what ranking needs to know beyond {@link Definition}. */
export interface ScannedDefinition extends Omit<Definition, "kind"> {
  /** A value of `recordKind`. */
  readonly record: number;
  /** The macro that makes the definition, as in `SYSCALL_DEFINE3(read, …)`; "" when it is spelt out. */
  readonly macro: string;
  /** The struct, union or enum (or function) that holds it, "" when none does. */
  readonly owner: string;
}

const kinds = new Map<number, DefinitionKind>([
  [recordKind.function, "function"],
  [recordKind.struct, "struct"],
  [recordKind.union, "union"],
  [recordKind.enum, "enum"],
  [recordKind.enumerator, "enumerator"],
  [recordKind.field, "field"],
  [recordKind.typedef, "typedef"],
  [recordKind.variable, "variable"],
  [recordKind.externVariable, "variable"],
  [recordKind.prototype, "function"],
  [recordKind.macro, "macro"],
]);

/** Macros that define an object: `DEFINE_MUTEX(x)`, `static LIST_HEAD(x)`; not `DEFINE_EVENT(…)`, which makes functions. */
const variableMacro = /DEFINE|DECLARE|_HEAD$|_ATTR/;
const notVariableMacro = /EVENT|SHOW|STORE|_FOPS|GUARD|FREE|FUNC/;

/** The kind a person would name. */
export function definitionKind(definition: ScannedDefinition): DefinitionKind {
  const kind = kinds.get(definition.record);
  if (kind !== undefined) return kind;
  return variableMacro.test(definition.macro) && !notVariableMacro.test(definition.macro) ? "variable" : "macro";
}

/** What the library's callers see of a definition. */
export function toDefinition(definition: ScannedDefinition): Definition {
  const { name, path, firstLine, lastLine, nameLine, commentLine } = definition;
  return { kind: definitionKind(definition), name, path, firstLine, lastLine, nameLine, commentLine };
}

/** Whether it only declares what is defined elsewhere: a prototype or an `extern` variable. */
export function isDeclaration(definition: ScannedDefinition): boolean {
  return definition.record === recordKind.prototype || definition.record === recordKind.externVariable;
}

/** Twice as many as the largest list of registers has; a file of 16 MB made to harm holds eight million. */
const MOST_DEFINITIONS = 250_000;

/** The named definitions among the records of the file `bytes`, in the order of the file, the first 250,000 of them. */
export function scannedDefinitions(path: string, bytes: Buffer, records: DefinitionRecords): ScannedDefinition[] {
  const text = (start: number, end: number) => bytes.toString("latin1", start, end);
  const nameOf = (record: number) => text(records.nameStart(record), records.nameEnd(record));
  const found: ScannedDefinition[] = [];
  for (let record = 0; record < records.count && found.length < MOST_DEFINITIONS; record++) {
    if (!records.isNamed(record)) continue;
    const parent = records.parent(record);
    found.push({
      record: records.kind(record),
      name: nameOf(record),
      path,
      firstLine: records.firstLine(record),
      lastLine: records.lastLine(record),
      nameLine: records.nameLine(record),
      commentLine: records.commentLine(record),
      macro: records.macroStart(record) < 0 ? "" : text(records.macroStart(record), records.macroEnd(record, bytes)),
      owner: parent < 0 ? "" : nameOf(parent),
    });
  }
  return found;
}
