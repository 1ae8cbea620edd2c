import "server-only";
import type { QueueBatch } from "@/components/review/review-session";
import { nextToReview } from "@/lib/db/review-queue";
import type { ReviewQueuePlace } from "@/lib/routes/review-queue";

/** Up to `size` jobs of the queue at a place. */
export async function reviewBatch(place: ReviewQueuePlace, size: number): Promise<QueueBatch> {
  // One more than wanted tells whether there are more.
  const items = await nextToReview(place, place.after, size + 1);
  return { items: items.slice(0, size), more: items.length > size };
}
