import type { JobRow } from "./job";

/** Two finished jobs of one workflow type about the same bug that decided otherwise. */
export interface Contradiction {
  /** Raised from one to the next. */
  readonly id: number;
  /** The job that ended later. */
  readonly job: JobRow;
  readonly other: JobRow;
  /** The boolean of the verdict on which they differ. */
  readonly flag: string;
  /** What both reports have in common, as lib/report/report-keys.ts says it. */
  readonly key: string;
}
