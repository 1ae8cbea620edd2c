import type { LayoutMember, TypeLayout } from "@/lib/kernel/struct-layout/type-layout";

/** Bytes; that of nearly every machine that runs Linux. */
const CACHELINE = 64;
const BYTE = 8;

/** Members of a struct or union that begins `base` bits into the whole. */
interface Stretch {
  readonly members: readonly LayoutMember[];
  readonly base: number;
  readonly bits: number;
  readonly isUnion: boolean;
  readonly indent: string;
}

/**
 * A layout as text for people and models, one line for each member: `LINE: OFFSET SIZE DECLARATION`, bytes from the
 * beginning of the whole; a bit field as `OFFSET.BIT BITSb`. What is unused and where cachelines begin stands between.
 */
export function layoutLines(layout: TypeLayout): string[] {
  const writer = new LayoutWriter(layout.file);
  const { members, kind, size } = layout;
  writer.stretch({ members, base: 0, bits: size * BYTE, isUnion: kind === "union", indent: "  " });
  return [`${layout.line}: ${layout.name} {`, ...writer.lines, "}"];
}

class LayoutWriter {
  readonly lines: string[] = [];
  #cacheline = 0;

  constructor(private readonly file: string) {}

  stretch({ members, base, bits, isUnion, indent }: Stretch): void {
    let end = base;
    for (const member of members) {
      const start = base + member.bitOffset;
      if (!isUnion) this.#unused(end, start, indent);
      this.#cachelines(start, indent);
      this.#member(member, start, indent);
      end = Math.max(end, start + member.bitSize);
    }
    if (!isUnion) this.#unused(end, base + bits, indent);
  }

  #member(member: LayoutMember, start: number, indent: string): void {
    const { nested } = member;
    if (!nested?.isInline) {
      this.lines.push(row(member, start, this.file, `${indent}${member.declaration};`));
      return;
    }
    const declarator = member.declaration.slice(member.declaration.indexOf(nested.kind) + nested.kind.length);
    this.lines.push(row(member, start, this.file, `${indent}${nested.kind} {`));
    const bits = nested.elementBits;
    const isUnion = nested.kind === "union";
    this.stretch({ members: nested.members, base: start, bits, isUnion, indent: `${indent}  ` });
    this.lines.push(`${indent}}${declarator};`);
  }

  #unused(from: number, to: number, indent: string): void {
    if (to <= from) return;
    const bits = to - from;
    const amount = bits % BYTE === 0 ? counted(bits / BYTE, "byte") : counted(bits, "bit");
    this.lines.push(`${indent}(unused: ${amount})`);
  }

  #cachelines(start: number, indent: string): void {
    const byte = Math.floor(start / BYTE);
    const cacheline = Math.floor(byte / CACHELINE);
    if (cacheline <= this.#cacheline) return;
    this.#cacheline = cacheline;
    const before = byte % CACHELINE;
    const where = before === 0 ? "" : `, ${counted(before, "byte")} before the next member`;
    this.lines.push(`${indent}(cacheline ${cacheline} begins at ${cacheline * CACHELINE}${where})`);
  }
}

/**
 * The members that hold byte `offset` of the whole, from the outermost to the innermost, through named types too; several
 * beside each other in a union. Empty when the byte is unused.
 */
export function linesAt(layout: TypeLayout, offset: number): string[] {
  const lines: string[] = [];
  const visit = (members: readonly LayoutMember[], base: number, path: string): void => {
    for (const member of members) {
      const start = base + member.bitOffset;
      const isTail = offset >= layout.size && member === layout.members.at(-1);
      if (!(isTail ? isFlexibleArray(member) : holds(member, start, offset))) continue;
      const { nested } = member;
      const element = nested === null ? 0 : elementAt(nested, offset * BYTE - start);
      const name = member.name === "" ? path : `${path}${path === "" ? "" : "."}${member.name}`;
      const place = nested?.isArray ? `${name}[${element}]` : name;
      const note = place === "" || place === member.name ? "" : ` // ${place}`;
      lines.push(row(member, start, layout.file, `  ${member.declaration};${note}`));
      if (nested !== null) visit(nested.members, start + element * nested.elementBits, place);
    }
  };
  visit(layout.members, 0, "");
  return lines;
}

function holds({ bitSize }: LayoutMember, start: number, offset: number): boolean {
  return start < (offset + 1) * BYTE && start + bitSize > offset * BYTE;
}

/** An array that goes on behind the end of the whole, for as long as the object does. */
function isFlexibleArray({ bitSize, declaration }: LayoutMember): boolean {
  return bitSize === 0 && /\[0?\]$/.test(declaration);
}

function elementAt({ isArray, elementBits }: NonNullable<LayoutMember["nested"]>, bits: number): number {
  return isArray && elementBits > 0 ? Math.floor(bits / elementBits) : 0;
}

function row({ bitSize, isBitField, file, line }: LayoutMember, start: number, ownFile: string, text: string): string {
  const byte = Math.floor(start / BYTE);
  const offset = isBitField ? `${byte}.${start % BYTE}` : String(byte);
  const size = isBitField ? `${bitSize}b` : String(bitSize / BYTE);
  return `${file === ownFile ? "" : `${file}:`}${line}: ${offset.padStart(5)} ${size.padStart(5)} ${text}`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
