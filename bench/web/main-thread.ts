import type { OpenPage } from "./browser";

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  readonly args?: { readonly name?: string };
}

const CATEGORIES = [
  "toplevel",
  "devtools.timeline",
  "disabled-by-default-devtools.timeline",
  "devtools.timeline.frame",
];

/** Runs `action` and returns how long the page's main thread worked for each frame that was drawn meanwhile, in milliseconds. */
export async function frameWork({ browser, page }: OpenPage, action: () => Promise<void>): Promise<number[]> {
  await browser.startTracing(page, { categories: CATEGORIES });
  let trace: Buffer;
  try {
    await action();
  } finally {
    trace = await browser.stopTracing();
  }
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  return workByFrame(traceEvents);
}

function workByFrame(events: readonly TraceEvent[]): number[] {
  const mains = new Set(
    events.filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain").map(threadOf),
  );
  const tasks = events.filter((event) => event.ph === "X" && isTask(event.name) && mains.has(threadOf(event)));
  const busiest = busiestThread(tasks);
  const own = tasks.filter((task) => threadOf(task) === busiest).sort((a, b) => a.ts - b.ts);
  const frames = events
    .filter((event) => event.name === "BeginMainThreadFrame" && threadOf(event) === busiest)
    .map(({ ts }) => ts)
    .sort((a, b) => a - b);
  return sumBetween(own, frames);
}

function isTask(name: string): boolean {
  return name === "RunTask" || name === "ThreadControllerImpl::RunTask";
}

const threadOf = ({ pid, tid }: TraceEvent) => `${pid}/${tid}`;

function busiestThread(tasks: readonly TraceEvent[]): string {
  const busy = new Map<string, number>();
  for (const task of tasks) busy.set(threadOf(task), (busy.get(threadOf(task)) ?? 0) + (task.dur ?? 0));
  return [...busy].sort(([, a], [, b]) => b - a)[0]?.[0] ?? "";
}

/** Milliseconds of tasks from each frame's beginning to the next. Tasks within tasks count once. */
function sumBetween(tasks: readonly TraceEvent[], frames: readonly number[]): number[] {
  const sums = frames.map(() => 0);
  let frame = -1;
  let covered = 0;
  for (const { ts, dur = 0 } of tasks) {
    if (ts < covered) continue;
    covered = ts + dur;
    // The beginning of a frame lies within the task that draws it.
    while (frame + 1 < frames.length && (frames[frame + 1] ?? 0) < covered) frame++;
    if (frame >= 0) sums[frame] = (sums[frame] ?? 0) + dur / 1000;
  }
  return sums;
}
