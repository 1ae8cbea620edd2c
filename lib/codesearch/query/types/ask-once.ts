/** What is kept under a key, or else what `ask` says, which is kept: also while it is not known yet, and when it fails. */
export function askOnce<T>(kept: Map<string, Promise<T>>, key: string, ask: () => Promise<T>): Promise<T> {
  const known = kept.get(key);
  if (known !== undefined) return known;
  const asking = ask();
  kept.set(key, asking);
  return asking;
}
