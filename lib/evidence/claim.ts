import type { ClaimKind } from "@/lib/contract/evidence";

interface At {
  readonly kind: ClaimKind;
  readonly text: string;
  /** Offsets in the explanation in UTF-16 units, end exclusive. */
  readonly start: number;
  readonly end: number;
}

/** `net/a.c:12` or `net/a.c:12-15`, both lines included; `path` is empty for lines of a file that is named elsewhere. */
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
  /** Written among words, without ticks or brackets: `sk_buffs` may be more than one `sk_buff`. */
  readonly isBare: boolean;
  /** One that every kernel has: it may be said of what the code should do. */
  readonly isGeneral: boolean;
}

/** `CONFIG_FOO`, also with a value; `name` is without one. */
export interface OptionClaim extends Omit<At, "kind"> {
  readonly kind: "option";
  readonly name: string;
  /** False for one that tells kernels apart and no code (of debugging, hardening, the machine), and for a proposal. */
  readonly isCertain: boolean;
}

/** `struct foo::bar`, `->bar`: a member; `owner` is empty when it is not named. */
export interface FieldClaim extends At {
  readonly kind: "field";
  readonly owner: string;
  /** False when it may be a variable as well as a type. */
  readonly isOwnerSure: boolean;
  readonly name: string;
}

export interface FileClaim extends At {
  readonly kind: "file";
  readonly path: string;
  /** False for a name without a folder, which may be any file's. */
  readonly isCertain: boolean;
}

export interface CommitClaim extends At {
  readonly kind: "commit";
  /** Lower case, 7 digits or more. */
  readonly hash: string;
}

/** Words in quotation marks: the subject of a commit when they stand behind one. */
export interface SubjectClaim extends Omit<At, "kind"> {
  readonly kind: "subject";
  readonly subject: string;
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
  /** Said in a sentence that may be about what is not there. */
  readonly isDoubtful: boolean;
}

export type Claim =
  | PlaceClaim
  | NameClaim
  | OptionClaim
  | FieldClaim
  | FileClaim
  | CommitClaim
  | SubjectClaim
  | CodeClaim;
