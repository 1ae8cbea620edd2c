import type { DebugEntry } from "./debug-info";

/** Finds an entry by its offset. */
export type Entries = ReadonlyMap<number, DebugEntry>;

const TAGGED: Readonly<Record<string, string>> = {
  structure_type: "struct",
  union_type: "union",
  enumeration_type: "enum",
};
const QUALIFIERS: Readonly<Record<string, string>> = {
  const_type: "const",
  volatile_type: "volatile",
  restrict_type: "restrict",
  atomic_type: "_Atomic",
};

/** What `entry` says of another type by DW_AT_type; null where C says `void`. */
export function typeOf(entry: DebugEntry, entries: Entries): DebugEntry | null {
  const offset = entry.attributes.get("type");
  return offset === undefined ? null : (entries.get(Number(offset)) ?? null);
}

/** The word that a qualifying entry stands for, null for another entry. */
export function qualifierOf({ tag }: DebugEntry): string | null {
  return QUALIFIERS[tag] ?? null;
}

/** Elements in each dimension of an array; null where none is given, as in `char name[]`. */
export function arrayDimensions({ children }: DebugEntry): (number | null)[] {
  return children
    .filter(({ tag }) => tag === "subrange_type")
    .map(({ attributes }) => {
      const count = attributes.get("count");
      if (count !== undefined) return Number(count);
      const last = attributes.get("upper_bound");
      return last === undefined || last === "" ? null : Number(last) + 1;
    });
}

/** `declarator` (a name, or nothing) with the type `type` as C writes it: `int (*open)(struct inode *)`. */
export function declare(type: DebugEntry | null, declarator: string, entries: Entries): string {
  if (type === null) return joined("void", declarator);
  const target = typeOf(type, entries);
  const qualifier = qualifierOf(type);
  if (qualifier !== null) {
    if (target?.tag === "pointer_type") return declare(target, joined(qualifier, declarator), entries);
    return `${qualifier} ${declare(target, declarator, entries)}`;
  }
  switch (type.tag) {
    case "pointer_type": {
      const isWrapped = target?.tag === "array_type" || target?.tag === "subroutine_type";
      return declare(target, isWrapped ? `(*${declarator})` : `*${declarator}`, entries);
    }
    case "array_type": {
      const dimensions = arrayDimensions(type).map((count) => `[${count ?? ""}]`);
      return declare(target, `${declarator}${dimensions.join("")}`, entries);
    }
    case "subroutine_type":
      return declare(target, `${declarator}(${parameters(type, entries)})`, entries);
    default:
      return joined([TAGGED[type.tag], type.attributes.get("name")].filter(Boolean).join(" "), declarator);
  }
}

function parameters({ children, attributes }: DebugEntry, entries: Entries): string {
  const given = children.flatMap((child) => {
    if (child.tag === "unspecified_parameters") return ["..."];
    return child.tag === "formal_parameter" ? [declare(typeOf(child, entries), "", entries)] : [];
  });
  return given.length === 0 && attributes.has("prototyped") ? "void" : given.join(", ");
}

function joined(before: string, after: string): string {
  return after === "" ? before : `${before} ${after}`;
}
