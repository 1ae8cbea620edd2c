/** `name` without what people forget: case and leading underscores. */
function plain(name: string): string {
  return name.replace(/^_+/, "").toLowerCase();
}

/**
 * Edits (one character put in, left out, exchanged or swapped with its neighbour) between two names, up to `limit`; more
 * than `limit` when there are more. 0 when they differ in case and leading underscores only.
 */
export function editDistance(a: string, b: string, limit: number): number {
  // Most names differ early: only names that share the first letter but underscores are compared.
  const left = plain(a);
  const right = plain(b);
  if (left[0] !== right[0] || Math.abs(left.length - right.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, i) => i);
  for (let i = 1; i <= left.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= right.length; j++) {
      const same = left[i - 1] === right[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1];
      if (swapped) cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return last[right.length] ?? limit + 1;
}
