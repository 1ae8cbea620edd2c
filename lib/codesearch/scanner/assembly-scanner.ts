import { type DefinitionRecords, recordKind } from "./definition-records";

/** `SYM_FUNC_START(name)`, `ENTRY(name)`, `_GLOBAL(name)`, `LEAF(name)`, `NESTED(name, …)`. */
const start =
  /^\s*(SYM_(?:TYPED_)?(?:FUNC|CODE|DATA)_START\w*|SYM_FUNC_ALIAS\w*|SYM_INNER_LABEL\w*|SYM_DATA(?:_LOCAL)?|ENTRY|ENTRY_CFI|_GLOBAL\w*|GLOBAL|LEAF|NESTED|FEXPORT|EXPORT|WEAK)\s*\(\s*([A-Za-z_]\w*)/;
const end = /^\s*(?:SYM_\w+_END\w*|END|ENDPROC|ENDPROC_CFI|ENDPIPROC)\s*\(\s*([A-Za-z_]\w*)/;
const define = /^\s*#\s*define\s+([A-Za-z_]\w*)/;
const withoutBody = /ALIAS|INNER_LABEL|^SYM_DATA(?:_LOCAL)?$/;

/** The definitions of one preprocessed assembly file (`.S`): its symbols and its `#define` lines. */
export function scanAssembly(bytes: Buffer, records: DefinitionRecords): void {
  records.clear();
  const open = new Map<string, number>();
  let position = 0;
  let number = 0;
  for (const text of bytes.toString("latin1").split("\n")) {
    const line: Line = { text, position, number: ++number };
    const ended = end.exec(text)?.[1];
    if (ended !== undefined) close(records, open, ended, number);
    else addSymbol(records, open, line);
    position += text.length + 1;
  }
  for (const record of open.values()) records.setLastLine(record, lastLineOf(records, record, number));
}

interface Line {
  readonly text: string;
  /** Offset in the file. */
  readonly position: number;
  readonly number: number;
}

function close(records: DefinitionRecords, open: Map<string, number>, name: string, line: number): void {
  const record = open.get(name);
  if (record === undefined) return;
  records.setLastLine(record, line);
  open.delete(name);
}

function addSymbol(records: DefinitionRecords, open: Map<string, number>, line: Line): void {
  const symbol = start.exec(line.text);
  const macro = symbol?.[1] ?? "";
  const name = symbol?.[2] ?? define.exec(line.text)?.[1];
  if (name === undefined) return;
  const column = line.text.indexOf(name, line.text.indexOf(macro) + macro.length);
  const record = records.add({
    kind: symbol === null ? recordKind.macro : symbolKind(macro),
    nameStart: line.position + column,
    nameEnd: line.position + column + name.length,
    firstLine: line.number,
    nameLine: line.number,
    commentLine: 0,
    parent: -1,
  });
  records.setLastLine(record, line.number);
  if (symbol !== null && !withoutBody.test(macro)) open.set(name, record);
}

function symbolKind(macro: string): number {
  return macro.includes("DATA") ? recordKind.variable : recordKind.function;
}

/** Last line of a symbol without an end mark: the one before the next symbol. */
function lastLineOf(records: DefinitionRecords, record: number, lastLine: number): number {
  for (let next = record + 1; next < records.count; next++) {
    if (records.kind(next) !== recordKind.macro)
      return Math.max(records.firstLine(next) - 1, records.firstLine(record));
  }
  return lastLine;
}
