/** Names of the locks that lockdep lists as held or waited for, by the id of the task. */
export function locksByTask(text: string): ReadonlyMap<string, readonly string[]> {
  const locks = new Map<string, string[]>();
  let task = "";
  for (const line of text.split("\n")) {
    task = /\blocks? held by \S{1,60}?\/(\d{1,9}):/.exec(line)?.[1] ?? task;
    const lock = /#\d+: \S+ \(([^)]{1,100})\)/.exec(line)?.[1];
    if (task !== "" && lock !== undefined) locks.set(task, [...(locks.get(task) ?? []), lock]);
  }
  return locks;
}
