/** A type, member or variable, as the compiler describes it in DWARF's words. */
export interface DebugEntry {
  /** By which others refer to it. */
  readonly offset: number;
  /** Without the prefix: `structure_type`, `member`, … */
  readonly tag: string;
  /** By name without the prefix (`byte_size`); numbers as the compiler wrote them, `` for what is only present. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly DebugEntry[];
}

const ENTRY = /\(DIE \((0x[0-9a-f]+)\) DW_TAG_(\w+)\)/;
const END = /end of children of DIE (0x[0-9a-f]+)/;
const SECTION = /^\s*\.section\s+(\S+?)[,\s]/;
/** Directive, operand, comment sign and what follows: gcc's words are the same whatever its assembler's comment sign is. */
const ATTRIBUTE =
  /^\s*(?:\.\w+\s+("(?:[^"\\]|\\.)*"|[^\s#@;|!]\S*)\s+)?\S{1,2}\s+DW_AT_(name|byte_size|type|data_member_location|data_bit_offset|bit_offset|bit_size|upper_bound|count|declaration|decl_file|decl_line|const_value|prototyped)\b(.*)$/;

/**
 * Reads the debug information out of assembler text that gcc wrote with `-g -dA -S`, by the comments that say what each
 * datum is. They are the same for every version of DWARF, byte order and word size, so that none of these matter here.
 *
 * @returns every entry by its offset; empty when the text holds no such comments
 */
export function parseDebugInfo(assembler: string): ReadonlyMap<number, DebugEntry> {
  const entries = new Map<number, DebugEntry>();
  let open: DebugEntry[] = [];
  let attributes = new Map<string, string>();
  let inside = false;
  for (const line of assembler.split("\n")) {
    const section = line.includes(".section") ? SECTION.exec(line)?.[1] : undefined;
    if (section !== undefined) inside = section.startsWith(".debug_info");
    if (!inside) continue;
    const attribute = line.includes("DW_AT_") ? ATTRIBUTE.exec(line) : null;
    if (attribute !== null) {
      const [, operand, name = "", rest = ""] = attribute;
      attributes.set(name, attributeValue(name, operand, rest));
      continue;
    }
    const begun = ENTRY.exec(line);
    if (begun !== null) {
      const [, offset, tag = ""] = begun;
      attributes = new Map();
      const entry = { offset: Number(offset), tag, attributes, children: [] };
      entries.set(entry.offset, entry);
      open.push(entry);
      continue;
    }
    const ended = END.exec(line)?.[1];
    if (ended !== undefined) open = close(open, Number(ended), entries);
  }
  return entries;
}

/** What came after the entry at `offset` are its children: whether an entry has any shows only at their end. */
function close(open: DebugEntry[], offset: number, entries: Map<number, DebugEntry>): DebugEntry[] {
  const at = open.findLastIndex((entry) => entry.offset === offset);
  const parent = open[at];
  if (parent === undefined) return open;
  const whole = { ...parent, children: open.slice(at + 1) };
  entries.set(offset, whole);
  return [...open.slice(0, at), whole];
}

/** `rest` is ` (0x8)`, ` (1, path)`, ` (path)` or `: "name"`; without an operand the value stands only there. */
function attributeValue(name: string, operand: string | undefined, rest: string): string {
  const quoted = /^: "(.*)"$/.exec(rest.trimEnd())?.[1];
  if (quoted !== undefined) return quoted;
  if (operand?.startsWith('"')) return operand.slice(1, -1).replace(/\\0$/, "");
  const noted = /^ \((.*)\)$/.exec(rest.trimEnd())?.[1];
  if (name === "decl_file") return noted?.replace(/^\d+, /, "") ?? "";
  return operand ?? noted ?? "";
}
