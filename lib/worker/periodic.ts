import type { Logger } from "pino";
import { isDisconnected } from "@/lib/db/disconnected";

/**
 * Repeats `task` with `pauseMs` milliseconds between the end of one and the start of the next, until the returned function is called;
 * that resolves when the last one has ended. A failure is logged and the task tried again; a lost database is expected.
 */
export function repeat(task: () => Promise<void>, pauseMs: number, logger: Logger): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const turn = () => {
    running = task()
      .catch((error) => {
        if (stopped) return;
        if (isDisconnected(error)) logger.warn("the database cannot be reached");
        else logger.error({ err: error }, "a periodic task failed");
      })
      .then(() => {
        if (!stopped) timer = setTimeout(turn, pauseMs);
      });
  };
  turn();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
  };
}
