/** How long a task waits at most for a page that is never idle, in milliseconds. */
const PATIENCE_MS = 1000;

const waiting: (() => void)[] = [];
let isAwaiting = false;

/**
 * Runs `task` when the page has nothing else to do, and no other such task in the same frame: several drawings that come up
 * together do not hold up what is scrolled or typed. The returned function takes it back.
 */
export function whenIdle(task: () => void): () => void {
  waiting.push(task);
  awaitIdle();
  return () => {
    const place = waiting.indexOf(task);
    if (place >= 0) waiting.splice(place, 1);
  };
}

function awaitIdle(): void {
  if (isAwaiting || waiting.length === 0) return;
  isAwaiting = true;
  // Safari has no requestIdleCallback.
  if (typeof requestIdleCallback === "function") requestIdleCallback(runFirst, { timeout: PATIENCE_MS });
  else setTimeout(runFirst);
}

function runFirst(): void {
  waiting.shift()?.();
  requestAnimationFrame(() => {
    isAwaiting = false;
    awaitIdle();
  });
}
