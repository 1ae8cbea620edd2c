import { z } from "zod";

const place = {
  /** Path from the top of the tree; "" when it is not known. */
  file: z.string(),
  /** 1-based; 0 when it is not known. */
  line: z.number().int(),
};

/** A member of a struct or union. */
const layoutMember = z.object({
  /** "" for a struct or union without a name. */
  name: z.string(),
  /** As C writes it, without its members: `struct list_head links[2]`, `unsigned int flags:3`, `union`. */
  declaration: z.string(),
  /** From the beginning of the struct or union that holds it. */
  bitOffset: z.number().int(),
  /** 0 for a flexible array. */
  bitSize: z.number().int(),
  isBitField: z.boolean(),
  ...place,
  /** What it consists of; null for what is no struct or union, nor an array of them. */
  get nested() {
    return nestedLayout.nullable();
  },
});

const nestedLayout = z.object({
  kind: z.enum(["struct", "union"]),
  /** True when its members are written where it is used, and nowhere else. */
  isInline: z.boolean(),
  /** Of one element, where there is an array. */
  elementBits: z.number().int(),
  isArray: z.boolean(),
  get members() {
    return z.array(layoutMember);
  },
});

/** Where the members of a type lie, as the compiler laid them out for one configuration and architecture. */
export const typeLayout = z.object({
  kind: z.enum(["struct", "union"]),
  /** As it was asked for: `struct sock`, `atomic_t`. */
  name: z.string(),
  /** Bytes. */
  size: z.number().int(),
  /** Bytes. */
  alignment: z.number().int(),
  ...place,
  members: z.array(layoutMember),
});

export type LayoutMember = z.output<typeof layoutMember>;
export type TypeLayout = z.output<typeof typeLayout>;
