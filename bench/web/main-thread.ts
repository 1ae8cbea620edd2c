import type { OpenPage } from "./browser";

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  /** Of `dur`, what the thread had a processor for. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

const CATEGORIES = [
  "toplevel",
  "devtools.timeline",
  "disabled-by-default-devtools.timeline",
  "devtools.timeline.frame",
];

/** What a frame took of the page's main thread, in milliseconds. */
export interface FrameWork {
  /** Time of a processor. */
  readonly work: number;
  /** That, and the waiting for one: on two cores the browser's other processes, which also paint by processor, take it away. */
  readonly elapsed: number;
}

/** Runs `action` and returns what each frame that was drawn meanwhile took of the page's main thread. */
export async function frameWork({ browser, page }: OpenPage, action: () => Promise<void>): Promise<FrameWork[]> {
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

function workByFrame(events: readonly TraceEvent[]): FrameWork[] {
  const mains = new Set(
    events.filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain").map(threadOf),
  );
  const tasks = events.filter(
    ({ name, ph, pid, tid }) => name === "RunTask" && ph === "X" && mains.has(`${pid}/${tid}`),
  );
  const busiest = busiestThread(tasks);
  const own = tasks.filter((task) => threadOf(task) === busiest).sort((a, b) => a.ts - b.ts);
  const commits = events
    .filter((event) => event.name === "Commit" && event.ph === "X" && threadOf(event) === busiest)
    .map(({ ts }) => ts)
    .sort((a, b) => a - b);
  return sumByFrame(own, commits);
}

const threadOf = ({ pid, tid }: TraceEvent) => `${pid}/${tid}`;

function busiestThread(tasks: readonly TraceEvent[]): string {
  const busy = new Map<string, number>();
  for (const task of tasks) busy.set(threadOf(task), (busy.get(threadOf(task)) ?? 0) + (task.dur ?? 0));
  return [...busy].sort(([, a], [, b]) => b - a)[0]?.[0] ?? "";
}

const FRAME_US = 1_000_000 / 60;
/** Work that drew nothing counts when it could have made a frame late. */
const LATE_US = 8_000;

/**
 * The sums of the tasks up to each one that hands a frame to the compositor. What comes after a pause as long as a frame belongs
 * to another one.
 */
function sumByFrame(tasks: readonly TraceEvent[], commits: readonly number[]): FrameWork[] {
  const frames: FrameWork[] = [];
  let elapsed = 0;
  let work = 0;
  let end = 0;
  let next = 0;
  const close = (isDrawn: boolean) => {
    if (isDrawn || elapsed > LATE_US) frames.push({ work: work / 1000, elapsed: elapsed / 1000 });
    elapsed = 0;
    work = 0;
  };
  for (const { ts, dur = 0, tdur = 0 } of tasks) {
    if (ts < end) continue; // within another task
    if (ts - end > FRAME_US) close(false);
    end = ts + dur;
    elapsed += dur;
    work += tdur;
    if ((commits[next] ?? Number.POSITIVE_INFINITY) < end) close(true);
    while ((commits[next] ?? Number.POSITIVE_INFINITY) < end) next++;
  }
  close(false);
  return frames;
}
