import type { JobState } from "@/lib/contract/job";
import type { SpanRow } from "@/lib/contract/span";

/** Type of the event after which nothing more comes. */
export const END_EVENT = "end";

/** What a live stream sends: the spans that were written since, and how the job stands. */
export interface LiveBatch {
  readonly job: { readonly id: string; readonly state: JobState };
  readonly rows: readonly SpanRow[];
  /** The change number that a stream resumes after. Rows of later changes may be among `rows` already; they come again. */
  readonly change: number;
}
