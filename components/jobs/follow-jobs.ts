import type { JobRow } from "@/lib/contract/job";

/** What is told of the jobs that are followed. */
interface JobsFollower {
  readonly take: (rows: readonly JobRow[]) => void;
  /** The stream is there, at first or again. */
  readonly found: () => void;
  /** The stream broke, or could not be had. May come several times. */
  readonly lose: () => void;
}

const RETRY_MS = 3000;

/**
 * Follows the events at `url` until the returned function is called. The browser resumes a broken stream by itself; one
 * that the server refused (while it restarts) is asked for again here. Either way it begins with what was missed.
 */
export function followJobs(url: string, { take, found, lose }: JobsFollower): () => void {
  let source: EventSource;
  let retry: ReturnType<typeof setTimeout> | undefined;
  const open = () => {
    source = new EventSource(url);
    source.onopen = found;
    source.onmessage = (event) => take(JSON.parse(event.data) as JobRow[]);
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
