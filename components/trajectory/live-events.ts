import type { JobState } from "@/lib/contract/job";
import type { SpanColumns } from "@/lib/contract/span-columns";

/** Type of the event after which nothing more comes. */
export const END_EVENT = "end";

/** What a live stream sends: the spans that were written since, and how the job stands. */
export interface LiveBatch {
  readonly job: { readonly id: string; readonly state: JobState };
  readonly spans: SpanColumns;
  /** The change number that a stream resumes after. Spans of later changes may be among `spans` already; they come again. */
  readonly change: number;
}
