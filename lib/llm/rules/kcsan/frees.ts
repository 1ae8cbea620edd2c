import type { SideEvidence } from "./evidence";

const FREES = /(^|_)(free|kfree|put|destroy|release)(_\w+)?$|free/;

/** The call before the write that frees the old value, as `kfree(port->partial)` at line 101; null when there is none. */
export function freedBefore({ side, access }: SideEvidence): string | null {
  if (access === null) return null;
  const freed = side.accesses.find(
    (found) =>
      FREES.test(found.call) &&
      found.direction === "read" &&
      found.expression === access.expression &&
      found.line <= access.line &&
      access.line - found.line <= 4,
  );
  return freed === undefined ? null : `\`${freed.call}(${freed.expression})\` at line ${freed.line}`;
}

/** Every call of the side's function that frees what the field leads to, by line; none when the access is not known. */
export function frees({ side, access }: SideEvidence): string[] {
  if (access === null) return [];
  return side.accesses
    .filter(
      ({ call, direction, expression }) => FREES.test(call) && direction === "read" && expression === access.expression,
    )
    .map(({ call, expression, line }) => `\`${call}(${expression})\` at line ${line}`);
}
