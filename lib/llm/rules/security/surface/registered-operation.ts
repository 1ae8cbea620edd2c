import type { Evidence } from "../evidence";
import { cited } from "../path/citation";
import type { EntryKind } from "../path/entry-members";

/** Where the walk to callers ended: at a table of operations of this kind, in a file of `place`; null when it did not. */
export function registeredAs(kind: EntryKind, place: RegExp, { walk }: Evidence): string | null {
  if (walk === null || walk.registration === null) return null;
  const { registration, steps } = walk;
  if (registration.kind !== kind || !place.test(registration.place.path)) return null;
  const outermost = steps.at(-1);
  const by = outermost === undefined ? "the outermost function of the stack" : `its caller \`${outermost.name}\``;
  return `${by} is registered by ${cited(registration.place)}`;
}
