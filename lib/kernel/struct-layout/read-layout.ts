import path from "node:path";
import { KernelError } from "@/lib/kernel/repository";
import { arrayDimensions, declare, type Entries, qualifierOf, typeOf } from "./c-declaration";
import { type DebugEntry, parseDebugInfo } from "./debug-info";
import { ALIGNMENT_NAME, VARIABLE_NAME } from "./probe-source";
import type { LayoutMember, TypeLayout } from "./type-layout";

const KINDS: Readonly<Record<string, "struct" | "union">> = { structure_type: "struct", union_type: "union" };

/** What must be known to read a probe. */
export interface ProbeContext {
  /** Absolute folder of the commit's files; paths in the layout begin behind it. */
  readonly tree: string;
  readonly isBigEndian: boolean;
}

/**
 * The layout of the type that a probe asks about, from gcc's annotated assembler text.
 *
 * @param name what the layout is to be called, as `struct sock`
 * @throws KernelError when the text holds no layout that can be read
 */
export function readLayout(assembler: string, name: string, context: ProbeContext): TypeLayout {
  return new LayoutReader(parseDebugInfo(assembler), context).read(name);
}

class LayoutReader {
  constructor(
    private readonly entries: Entries,
    private readonly context: ProbeContext,
  ) {}

  read(name: string): TypeLayout {
    const pointer = this.#type(this.#find("variable", VARIABLE_NAME));
    const entry = pointer === null ? null : this.#plain(this.#type(pointer));
    const kind = KINDS[entry?.tag ?? ""];
    if (entry === null || kind === undefined) throw new KernelError(`${name} is no struct or union.`);
    return {
      kind,
      name,
      size: number(entry, "byte_size"),
      alignment: number(this.#find("enumerator", ALIGNMENT_NAME), "const_value"),
      ...this.#place(entry),
      members: this.#members(entry),
    };
  }

  #find(tag: string, name: string): DebugEntry {
    for (const entry of this.entries.values()) {
      if (entry.tag === tag && entry.attributes.get("name") === name) return entry;
    }
    throw new KernelError("The compiler gave no description of types that can be read: it is not gcc, or too old.");
  }

  #members({ children }: DebugEntry): LayoutMember[] {
    return children.filter(({ tag }) => tag === "member").map((member) => this.#member(member));
  }

  #member(member: DebugEntry): LayoutMember {
    const name = member.attributes.get("name") ?? "";
    const type = this.#type(member);
    const isBitField = member.attributes.has("bit_size");
    const bitSize = isBitField ? number(member, "bit_size") : this.#size(type) * 8;
    const declaration = declare(type, name, this.entries);
    return {
      name,
      declaration: isBitField ? `${declaration}:${bitSize}` : declaration,
      bitOffset: isBitField ? this.#bitFieldOffset(member, type) : number(member, "data_member_location") * 8,
      bitSize,
      isBitField,
      // A member without a name has no place of its own: its type stands there.
      ...this.#place(name === "" ? (this.#plain(type) ?? member) : member),
      nested: this.#nested(type),
    };
  }

  /** DWARF 5 counts bits from the beginning; before, gcc counted them from the unit's most significant one. */
  #bitFieldOffset(member: DebugEntry, type: DebugEntry | null): number {
    const { attributes } = member;
    const start = number(member, "data_member_location") * 8;
    if (!attributes.has("bit_offset")) return start + number(member, "data_bit_offset");
    const fromTop = number(member, "bit_offset");
    if (this.context.isBigEndian) return start + fromTop;
    const unitBits = (attributes.has("byte_size") ? number(member, "byte_size") : this.#size(type)) * 8;
    return start + unitBits - fromTop - number(member, "bit_size");
  }

  #nested(type: DebugEntry | null): LayoutMember["nested"] {
    let isInline = true;
    let isArray = false;
    let entry = type;
    while (entry !== null && KINDS[entry.tag] === undefined) {
      if (entry.tag === "array_type") isArray = true;
      else if (entry.tag === "typedef") isInline = false;
      else if (qualifierOf(entry) === null) return null;
      entry = this.#type(entry);
    }
    const kind = KINDS[entry?.tag ?? ""];
    if (entry === null || kind === undefined) return null;
    return {
      kind,
      isInline: isInline && !entry.attributes.has("name"),
      isArray,
      elementBits: number(entry, "byte_size") * 8,
      members: this.#members(entry),
    };
  }

  /** Bytes. */
  #size(type: DebugEntry | null): number {
    const entry = this.#plain(type);
    if (entry === null) return 0;
    if (entry.tag !== "array_type") return number(entry, "byte_size");
    const elements = arrayDimensions(entry).reduce<number>((product, count) => product * (count ?? 0), 1);
    return elements * this.#size(this.#type(entry));
  }

  /** The type behind names and qualifiers. */
  #plain(type: DebugEntry | null): DebugEntry | null {
    let entry = type;
    while (entry !== null && (entry.tag === "typedef" || qualifierOf(entry) !== null)) entry = this.#type(entry);
    return entry;
  }

  #type(entry: DebugEntry): DebugEntry | null {
    return typeOf(entry, this.entries);
  }

  #place(entry: DebugEntry): { file: string; line: number } {
    const file = path.normalize(entry.attributes.get("decl_file") ?? "");
    const inside = path.relative(this.context.tree, path.resolve(this.context.tree, file));
    return { file: inside.startsWith("..") ? file : inside, line: number(entry, "decl_line") };
  }
}

function number({ attributes }: DebugEntry, name: string): number {
  const value = Number(attributes.get(name) ?? 0);
  if (!Number.isSafeInteger(value)) throw new KernelError(`The compiler described ${name} in a way that is not known.`);
  return value;
}
