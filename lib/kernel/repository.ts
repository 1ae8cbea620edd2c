/** A repository that can be read: a local one in place, or the bare mirror of a remote one. */
export interface Repository {
  /** Value for `git --git-dir`; safe to pass as one argument. */
  readonly gitDir: string;
  /** As the job named it. */
  readonly source: string;
}

/** A failure that the person who filed the job can mend; the message says how. */
export class KernelError extends Error {
  override readonly name = "KernelError";
}
