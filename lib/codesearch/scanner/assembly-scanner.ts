import { type DefinitionRecords, recordKind } from "./definition-records";

/** `SYM_FUNC_START(name)`, `ENTRY(name)`, `_GLOBAL(name)`, `LEAF(name)`, `NESTED(name, …)`. */
const start =
  /^\s*(SYM_(?:TYPED_)?(?:FUNC|CODE|DATA)_START\w*|SYM_FUNC_ALIAS\w*|SYM_INNER_LABEL\w*|SYM_DATA(?:_LOCAL)?|ENTRY|ENTRY_CFI|_GLOBAL\w*|GLOBAL|LEAF|NESTED|FEXPORT|EXPORT|WEAK)\s*\(\s*([A-Za-z_]\w*)/;
const end = /^\s*(?:SYM_\w+_END\w*|END|ENDPROC|ENDPROC_CFI|ENDPIPROC)\s*\(\s*([A-Za-z_]\w*)/;
const define = /^\s*#\s*define\s+([A-Za-z_]\w*)/;
const data = /DATA/;

/** The definitions of one preprocessed assembly file (`.S`): its symbols and its `#define` lines. */
export function scanAssembly(bytes: Buffer, records: DefinitionRecords): void {
  records.clear();
  const open = new Map<string, number>();
  let position = 0;
  let number = 0;
  for (const line of bytes.toString("latin1").split("\n")) {
    number++;
    const ended = end.exec(line)?.[1];
    if (ended !== undefined) close(records, open, ended, number);
    else addSymbol(records, open, line, position, number);
    position += line.length + 1;
  }
  for (const record of open.values()) records.setLastLine(record, nextStart(records, record, number));
}

function close(records: DefinitionRecords, open: Map<string, number>, name: string, line: number): void {
  const record = open.get(name);
  if (record === undefined) return;
  records.setLastLine(record, line);
  open.delete(name);
}

function addSymbol(
  records: DefinitionRecords,
  open: Map<string, number>,
  line: string,
  position: number,
  number: number,
): void {
  const symbol = start.exec(line);
  const macro = symbol?.[1] ?? "";
  const name = symbol?.[2] ?? define.exec(line)?.[1];
  if (name === undefined) return;
  const nameStart = position + line.indexOf(name, line.indexOf(macro) + macro.length);
  const symbolKind = data.test(macro) ? recordKind.variable : recordKind.function;
  const kind = symbol === null ? recordKind.macro : symbolKind;
  const place = { firstLine: number, nameLine: number, commentLine: 0, parent: -1 };
  const record = records.add({ kind, nameStart, nameEnd: nameStart + name.length, ...place });
  records.setLastLine(record, number);
  const hasBody = symbol !== null && !/ALIAS|INNER_LABEL|^SYM_DATA(?:_LOCAL)?$/.test(macro);
  if (hasBody) open.set(name, record);
}

/** Last line of a symbol without an end mark: the one before the next symbol. */
function nextStart(records: DefinitionRecords, record: number, lastLine: number): number {
  for (let next = record + 1; next < records.count; next++) {
    if (records.kind(next) !== recordKind.macro)
      return Math.max(records.firstLine(next) - 1, records.firstLine(record));
  }
  return lastLine;
}
