import type { EventSink } from "@/app/api/server-sent-events";
import type { JobRow } from "@/lib/contract/job";
import type { FeedSubscriber } from "./list-feed";

interface ListFollower {
  readonly namespace: string;
  /** Tells a subscriber what changes until the returned function is called. */
  readonly subscribe: (subscriber: FeedSubscriber) => () => void;
  /** Reads what the browser may have missed. */
  readonly readMissed: () => Promise<readonly JobRow[]>;
}

/**
 * Sends arrays of rows: at first, and whenever changes may have been missed, what the browser may not have, then what
 * changes. Returns what ends that.
 */
export function followList({ namespace, subscribe, readMissed }: ListFollower, sink: EventSink): () => void {
  let id = 0;
  const take = (rows: readonly JobRow[]) => {
    if (rows.length > 0) sink.send({ id: ++id, data: JSON.stringify(rows) });
  };
  // The database is away: the browser comes back by itself.
  const catchUp = () => void readMissed().then(take, sink.close);
  const unsubscribe = subscribe({ namespace, take, catchUp });
  catchUp();
  return unsubscribe;
}
