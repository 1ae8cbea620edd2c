const HASH_PREFIX = 7;
/** Hashes with the same beginning, and subjects of one commit, that are kept. */
const MAX_ALIKE = 200;
/** As git-log lists them: hash, date, author, subject. */
const LISTED = /^([0-9a-f]{7,40}) \d{4}-\d\d-\d\d [^:]{0,100}: (.*)$/;

interface ShownSubject {
  readonly seq: number;
  readonly subject: string;
}

/** The commits that tools showed. Hashes may be cut, those that are shown and those that are asked for. */
export class ShownCommits {
  /** By their first digits. */
  readonly #hashes = new Map<
    string,
    { readonly hash: string; readonly seq: number; readonly subjects: ShownSubject[] }[]
  >();

  /** Takes all hashes of a text, and the subject where it is a line of git-log. */
  addText(seq: number, text: string): void {
    for (const [hash] of text.matchAll(/(?<![\w/.])[0-9a-f]{7,40}(?!\w)/g)) this.#entry(seq, hash);
    const [, hash = "", subject = ""] = LISTED.exec(text) ?? [];
    if (subject !== "") this.addSubject(seq, hash, subject);
  }

  addSubject(seq: number, hash: string, subject: string): void {
    const subjects = this.#entry(seq, hash)?.subjects ?? [];
    if (subjects.length < MAX_ALIKE) subjects.push({ seq, subject });
  }

  /** The span that first showed a commit; null when none did. */
  spanOf(hash: string): number | null {
    return this.#alike(hash)[0]?.seq ?? null;
  }

  subjects(hash: string): ShownSubject[] {
    return this.#alike(hash).flatMap(({ subjects }) => subjects);
  }

  #alike(hash: string) {
    const known = this.#hashes.get(hash.slice(0, HASH_PREFIX)) ?? [];
    return known.filter((shown) => shown.hash.startsWith(hash) || hash.startsWith(shown.hash));
  }

  /** The entry of exactly this hash; null when too many begin like it. */
  #entry(seq: number, hash: string) {
    const prefix = hash.slice(0, HASH_PREFIX);
    const known = this.#hashes.get(prefix) ?? [];
    const same = known.find((shown) => shown.hash === hash);
    if (same !== undefined) return same;
    if (known.length >= MAX_ALIKE) return null;
    const entry = { hash, seq, subjects: [] };
    this.#hashes.set(prefix, [...known, entry]);
    return entry;
  }
}
