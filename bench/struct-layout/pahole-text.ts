import type { LayoutMember, TypeLayout } from "@/lib/kernel/struct-layout/type-layout";

/** A member as both sides are brought to: its name, place, size and type, in one line. */
export type ComparedMember = string;

/** What is compared of a type. */
export interface ComparedType {
  /** Bytes; null for a union of pahole's, which does not say it. */
  readonly size: number | null;
  readonly members: readonly ComparedMember[];
}

/** Our layout, with what is written in place opened. */
export function fromLayout({ size, members }: TypeLayout): ComparedType {
  const lines: ComparedMember[] = [];
  const visit = (list: readonly LayoutMember[], base: number): void => {
    for (const { bitOffset, bitSize, isBitField, declaration, name, nested } of list) {
      const start = base + bitOffset;
      const isUnnamedEnum = declaration.replace(/[[:].*$/, "") === `enum ${name}`;
      const type = nested?.isInline || isUnnamedEnum ? "" : plain(declaration);
      lines.push(line(name, start, isBitField ? bitSize : bitSize / 8, isBitField, type));
      if (nested?.isInline) visit(nested.members, start);
    }
  };
  visit(members, 0);
  return { size, members: lines.sort() };
}

/** The output of `pahole -C NAME FILE.o`, read by the comments at the ends of its lines. */
export function fromPahole(text: string): ComparedType {
  const lines: ComparedMember[] = [];
  let size: number | null = null;
  for (const each of text.split("\n")) {
    const total = /\/\* size: (\d+),/.exec(each)?.[1];
    if (total !== undefined) {
      size = Number(total);
      break;
    }
    const found = /^\s*(.*);\s*\/\*\s*(\d+)(?::\s*(\d+))?\s+(\d+)\s*\*\/$/.exec(each);
    if (found === null) continue;
    const [, written = "", offset, bit, bytes] = found;
    const declaration = written.replace(/__attribute__\(\(.*?\)\)+/g, "").trim();
    const isClosing = declaration.startsWith("}");
    const width = /:(\d+)$/.exec(declaration)?.[1];
    const isBitField = width !== undefined && bit !== undefined;
    const start = Number(offset) * 8 + Number(bit ?? 0);
    const name = nameOf(isClosing ? declaration.slice(1).trim() : declaration);
    lines.push(line(name, start, Number(isBitField ? width : bytes), isBitField, isClosing ? "" : plain(declaration)));
  }
  return { size, members: lines.sort() };
}

/** Members of one side that the other does not have, `-` of pahole's and `+` of ours. */
export function differences(ours: ComparedType, theirs: ComparedType): string[] {
  const sizes = theirs.size === null || ours.size === theirs.size ? [] : [`size: ${ours.size}, pahole ${theirs.size}`];
  const left = missingIn(ours.members, theirs.members).map((member) => `- ${member}`);
  return [...sizes, ...left, ...missingIn(theirs.members, ours.members).map((member) => `+ ${member}`)];
}

function missingIn(list: readonly string[], wanted: readonly string[]): string[] {
  const rest = [...list];
  return wanted.filter((member) => {
    const at = rest.indexOf(member);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

function line(name: string, start: number, size: number, isBitField: boolean, type: string): ComparedMember {
  const place = isBitField ? `${Math.floor(start / 8)}.${start % 8} ${size} bits` : `${start / 8} ${size}`;
  return `${name} ${place} ${type}`.trim();
}

function nameOf(declaration: string): string {
  const bare = declaration.replace(/:\d+$/, "");
  const pointer = /\(\s*\*+\s*(?:const |volatile )*(\w+)/.exec(bare)?.[1];
  return pointer ?? /(\w+)\s*(?:\[[^\]]*\])*$/.exec(bare)?.[1] ?? "";
}

/**
 * A declaration without what the two write differently: spaces, and where `const` and `volatile` stand (pahole writes those of a
 * pointer before everything).
 */
function plain(declaration: string): string {
  return declaration
    .replace(/\b(const|volatile|restrict)\b/g, "")
    .replace(/\s+/g, "")
    .replace(/\(void\)$/, "()");
}
