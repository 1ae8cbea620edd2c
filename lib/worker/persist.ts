import { setTimeout as sleep } from "node:timers/promises";
import { isDisconnected } from "@/lib/db/disconnected";

const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 2_000;

/**
 * Does a write of a run, again and again while the database cannot be reached: a run must not fail because Postgres
 * restarts. Never settles once the worker stops, see {@link abandon}.
 */
export async function persist<T>(stopping: AbortSignal, write: () => Promise<T>): Promise<T> {
  for (let wait = FIRST_RETRY_MS; ; wait = Math.min(wait * 2, LAST_RETRY_MS)) {
    if (stopping.aborted) return abandon();
    try {
      return await write();
    } catch (error) {
      if (stopping.aborted) return abandon();
      if (!isDisconnected(error)) throw error;
      await sleep(wait);
    }
  }
}

/**
 * Never settles. What a stopping worker interrupts has neither succeeded nor failed: were it to reject, the failure would be
 * journalled and repeated wherever the run goes on.
 */
export function abandon(): Promise<never> {
  return new Promise(() => undefined);
}
