import type { ClaimKind } from "@/lib/contract/evidence";

interface At {
  readonly kind: ClaimKind;
  readonly text: string;
  /** Offsets in the explanation in UTF-16 units, end exclusive. */
  readonly start: number;
  readonly end: number;
}

/** `net/a.c:12` or `net/a.c:12-15`, both lines included. */
export interface PlaceClaim extends At {
  readonly kind: "place";
  readonly path: string;
  readonly first: number;
  readonly last: number;
}

/** A function, macro, variable or type. */
export interface NameClaim extends At {
  readonly kind: "name" | "type";
  readonly name: string;
  /** True when it cannot be an English word: it has brackets, an underscore, or stands behind `struct`. */
  readonly isCertain: boolean;
}

/** `struct foo::bar`, `->bar`: a member; `owner` is empty when it is not named. */
export interface FieldClaim extends At {
  readonly kind: "field";
  readonly owner: string;
  readonly name: string;
}

export interface FileClaim extends At {
  readonly kind: "file";
  readonly path: string;
}

export interface CommitClaim extends At {
  readonly kind: "commit";
  /** Lower case, 7 digits or more. */
  readonly hash: string;
}

/** A line of quoted code; `number` is null when the quotation has none. */
export interface QuotedLine {
  readonly number: number | null;
  readonly text: string;
}

export interface CodeClaim extends At {
  readonly kind: "code";
  readonly lines: readonly QuotedLine[];
  readonly isBlock: boolean;
  /** What is said to be done instead, and not what stands there. */
  readonly isProposal: boolean;
}

export type Claim = PlaceClaim | NameClaim | FieldClaim | FileClaim | CommitClaim | CodeClaim;
