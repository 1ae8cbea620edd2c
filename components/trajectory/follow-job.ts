import { routes } from "@/lib/routes";
import { END_EVENT, type LiveBatch } from "./live-events";

/** What is told of a job that is followed. */
export interface Follower {
  readonly take: (batch: LiveBatch) => void;
  /** The stream is there, at first or again. */
  readonly found: () => void;
  /** The stream broke, or could not be had. May come several times. */
  readonly lose: () => void;
}

const RETRY_MS = 3000;

/**
 * Follows a job from a change number on until the returned function is called or the server says that no more comes. The
 * browser resumes a broken stream by itself; one that the server refused (while it restarts) is asked for again here.
 */
export function followJob(id: string, from: number, { take, found, lose }: Follower): () => void {
  let change = from;
  let source: EventSource;
  let retry: ReturnType<typeof setTimeout> | undefined;
  const open = () => {
    source = new EventSource(routes.jobEvents(id, change));
    source.onopen = found;
    source.onmessage = (event) => {
      const batch = JSON.parse(event.data) as LiveBatch;
      change = batch.change;
      take(batch);
    };
    source.addEventListener(END_EVENT, () => source.close());
    source.onerror = () => {
      lose();
      if (source.readyState === EventSource.CLOSED) retry = setTimeout(open, RETRY_MS);
    };
  };
  open();
  return () => {
    clearTimeout(retry);
    source.close();
  };
}
