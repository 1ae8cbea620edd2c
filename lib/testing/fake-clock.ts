/** A clock that moves on by one second each time it is read. */
export function fakeClock(start = "2026-01-14T23:02:00Z"): () => Date {
  let now = Date.parse(start);
  return () => {
    const reading = new Date(now);
    now += 1000;
    return reading;
  };
}
