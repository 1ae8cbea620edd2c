import { setTimeout as sleep } from "node:timers/promises";
import { ProgressLine } from "../code-search/progress-line";

const POLL_MS = 1_000;

/**
 * Waits until all jobs of an eval have ended, with progress on standard error. A database that does not answer for a while is
 * waited for. Ctrl-C ends the wait and leaves the jobs alone.
 */
export async function awaitEval(id: string): Promise<"ended" | "interrupted"> {
  const [{ evalProgress }, { isDisconnected }] = await Promise.all([
    import("@/lib/db/evals"),
    import("@/lib/db/disconnected"),
  ]);
  const interrupted = new AbortController();
  const interrupt = () => interrupted.abort();
  process.once("SIGINT", interrupt);
  const line = new ProgressLine(process.stderr, "jobs");
  const began = Date.now();
  try {
    for (;;) {
      const progress = await evalProgress(id).catch((error) => {
        if (isDisconnected(error)) return null;
        throw error;
      });
      if (interrupted.signal.aborted) return "interrupted";
      if (progress !== null) {
        line.show(progress, Date.now() - began);
        if (progress.done === progress.total) return "ended";
      }
      await sleep(POLL_MS, undefined, { signal: interrupted.signal }).catch(() => undefined);
    }
  } finally {
    process.off("SIGINT", interrupt);
    line.end();
  }
}
