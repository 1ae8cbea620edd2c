import { type EventFollower, followEvents } from "@/components/ui/follow-events";
import { routes } from "@/lib/routes";
import { END_EVENT, type LiveBatch } from "./live-events";

/** Follows a job from a change number on until the returned function is called or the server says that no more comes. */
export function followJob(id: string, from: number, follower: EventFollower<LiveBatch>): () => void {
  let change = from;
  const take = (batch: LiveBatch) => {
    change = batch.change;
    follower.take(batch);
  };
  return followEvents(() => routes.jobEvents(id, change), { ...follower, take }, END_EVENT);
}
