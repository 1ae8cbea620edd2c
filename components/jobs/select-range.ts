/** `selected` with the selection of `to` turned round and, when there is a `from`, all between them made equal to it. */
export function selectRange(
  all: readonly string[],
  selected: ReadonlySet<string>,
  { from, to }: { from: string | null; to: string },
): ReadonlySet<string> {
  const on = !selected.has(to);
  const end = all.indexOf(to);
  const start = from === null || !all.includes(from) ? end : all.indexOf(from);
  const touched = all.slice(Math.min(start, end), Math.max(start, end) + 1);
  const next = new Set(selected);
  for (const id of touched) {
    if (on) next.add(id);
    else next.delete(id);
  }
  return next;
}
