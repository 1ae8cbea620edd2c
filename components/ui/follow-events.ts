/** What is told of events that are followed. */
export interface EventFollower<Message> {
  readonly take: (message: Message) => void;
  /** The stream is there, at first or again. */
  readonly found: () => void;
  /** The stream broke, or could not be had. May come several times. */
  readonly lose: () => void;
}

const RETRY_MS = 3000;

/**
 * Follows the events at `url`, each the JSON of a message, until the returned function is called or the event `last` says that no
 * more come. The browser resumes a broken stream by itself; one that the server refused (while it restarts) is asked for
 * again here, at the address that `url` then gives.
 */
export function followEvents<Message>(
  url: () => string,
  { take, found, lose }: EventFollower<Message>,
  last?: string,
): () => void {
  let source: EventSource;
  let retry: ReturnType<typeof setTimeout> | undefined;
  const open = () => {
    source = new EventSource(url());
    source.onopen = found;
    source.onmessage = (event) => take(JSON.parse(event.data) as Message);
    if (last !== undefined) source.addEventListener(last, () => source.close());
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
