import { CodeQueryError } from "@/lib/codesearch/code-index";
import { recordKind } from "@/lib/codesearch/scanner/definition-records";

/** What a name asks for. */
export interface NameQuery {
  readonly name: string;
  /** The record kind that `struct`, `union` or `enum` before the name asks for, 0: any. */
  readonly tag: number;
  /** The aggregate of `aggregate::field` or `aggregate.field`, "" when none was given. */
  readonly owner: string;
}

const tags = new Map<string, number>([
  ["struct", recordKind.struct],
  ["union", recordKind.union],
  ["enum", recordKind.enum],
]);

/** Characters of a name with its keyword, struct and whatever else was copied with it. */
const LONGEST_QUERY = 500;

/**
 * Understands `sock`, `struct  sock`, `tcp_poll()`, `struct sock *`, `sock::sk_err` and `struct sock.sk_err`. Throws
 * {@link CodeQueryError} for what is no name.
 */
export function parseNameQuery(text: string): NameQuery {
  const trimmed = text.length > LONGEST_QUERY ? "" : text.replace(/(?:\(\s*\)|[\s*;&])+$/, "").trim();
  const match =
    /^(?:(struct|union|enum)\s+)?(?:([A-Za-z_]\w*)\s*(?:::|\.|->)\s*)?([A-Za-z_]\w*)$/.exec(trimmed) ?? undefined;
  const name = match?.[3];
  if (name === undefined || name.length > 200) {
    const shown = JSON.stringify(text.slice(0, 80));
    throw new CodeQueryError(`${shown} is no name. Give one identifier, as in tcp_poll, struct sock or sock::sk_err.`);
  }
  const owner = match?.[2] ?? "";
  return { name, owner, tag: owner === "" ? (tags.get(match?.[1] ?? "") ?? 0) : 0 };
}
