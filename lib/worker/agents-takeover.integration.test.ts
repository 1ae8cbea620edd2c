import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { isEnded } from "@/lib/contract/job";
import { toJsonText } from "@/lib/contract/json-text";
import type { Span } from "@/lib/contract/span";
import { createJob } from "@/lib/db/jobs";
import { listSpans } from "@/lib/db/spans";
import { enqueueRun } from "@/lib/queue/enqueue";
import { awaitJob } from "@/lib/testing/await-job";
import { newJob } from "@/lib/testing/new-job";
import { type HeldPoint, ScriptedLibrary } from "@/lib/testing/scripted-library";
import type { ScriptedReply } from "@/lib/testing/scripted-model";
import { provideTestDatabase } from "@/lib/testing/test-database";
import { SCRIPTED_MODEL } from "@/lib/testing/worker-parts";
import { WorkerProcesses } from "@/lib/testing/worker-processes";

/*
 * A run with an agent as a tool, tools side by side and two candidates, killed at every call of its model and its tools. There is
 * a job for each of these points: all hang at theirs when their worker is killed, so that one kill is a kill at every step.
 */

provideTestDatabase();
const processes = new WorkerProcesses();
const library = new ScriptedLibrary(script);

beforeAll(() => library.listen());
afterEach(() => processes.killAll());
afterAll(() => library.close());

/** What the model says in a run. The librarian is asked by the run's name too, for the server to know it. */
function script(run: string): ScriptedReply[] {
  const read = (Title: string) => ({ tool: "read-book", input: { Title } });
  const vote: ScriptedReply[] = [
    { calls: [{ tool: "set-results", input: { Benign: true, Confident: true } }] },
    { text: "It is benign." },
  ];
  return [
    {
      thoughts: "Where is it?",
      calls: [{ tool: "librarian", input: { Topic: `moons of ${run}` } }, read("sun"), read("sky")],
    },
    { calls: [read("moon"), read("tide")] },
    { calls: [{ tool: "set-results", input: { Found: true } }] },
    { text: "There are two moons." },
    ...vote,
    ...vote,
  ];
}

const MODEL_CALLS = script("").length;
const POINTS: readonly HeldPoint[] = [...Array(MODEL_CALLS).keys(), "sun", "sky", "moon", "tide"];
/** Books that are read side by side: when the worker dies while one is read, what the other one gave may not be journalled yet. */
const TOGETHER: readonly (readonly HeldPoint[])[] = [
  ["sun", "sky"],
  ["moon", "tide"],
];

test("a run killed with -9 at any step ends as an undisturbed one does, and asks for nothing that was recorded again", async () => {
  const models = `${library.url}/v1`;
  const victim = await processes.start("victim", { concurrency: POINTS.length + 1, models });
  const undisturbed = await submit("run-whole", null);
  const held = await Promise.all(POINTS.map(async (point) => ({ point, ...(await submit(`run-at${point}`, point)) })));
  const whole = await finished(undisturbed);
  await untilHeld(POINTS.length);
  const heir = await processes.start("heir", { concurrency: POINTS.length, models });
  victim.kill("SIGKILL");

  expect(whole.job.agentName).toBe("victim");
  expect(library.requestsOf("run-whole").filter((point) => typeof point === "number")).toEqual([
    ...Array(MODEL_CALLS).keys(),
  ]);
  for (const { point, ...submitted } of held) {
    const { job, spans } = await finished(submitted);
    expect(job).toMatchObject({ state: "finished", agentName: "heir", verdict: whole.job.verdict });
    expect(unnamed(job.results)).toBe(unnamed(whole.job.results));
    expect(spans.map(untimed), `killed at ${point}`).toEqual(whole.spans.map(untimed));
    expect(repeatedSteps(spans).length, `killed at ${point}`).toBeGreaterThan(0);
    expectAskedOnce(submitted.run, point);
  }
  const ended = new Promise((resolve) => heir.once("exit", resolve));
  heir.kill("SIGTERM");
  expect(await ended).toBe(0);
}, 120_000); // thirteen runs, twice: on a machine with more to do that takes more than the usual minute

/** Each call of the model came once, but that which was in flight; of the tools also what was called beside that. */
function expectAskedOnce(run: string, killedAt: HeldPoint): void {
  const counts = new Map<HeldPoint, number>();
  for (const point of library.requestsOf(run)) counts.set(point, (counts.get(point) ?? 0) + 1);
  const beside = TOGETHER.find((points) => points.includes(killedAt)) ?? [];
  for (const point of POINTS) {
    const count = counts.get(point) ?? 0;
    if (point === killedAt) expect(count, `${point} of ${run}`).toBe(2);
    else if (!beside.includes(point)) expect(count, `${point} of ${run}`).toBe(1);
    else expect([1, 2], `${point} of ${run}`).toContain(count);
  }
}

interface Submitted {
  readonly id: string;
  readonly run: string;
}

async function submit(run: string, hold: HeldPoint | null): Promise<Submitted> {
  library.expect(run, hold);
  const args = toJsonText({
    Question: `Is ${run} harmless?`,
    Library: `${library.url}/library/${run}`,
    Candidates: "2",
  });
  const job = newJob({ workflow: "library", type: "library", model: SCRIPTED_MODEL, args });
  return { id: await createJob(job, enqueueRun), run };
}

async function finished({ id }: Submitted) {
  const job = await awaitJob(id, ({ state }) => isEnded(state), 60_000);
  return { job, spans: await listSpans(id) };
}

async function untilHeld(count: number): Promise<void> {
  for (const end = Date.now() + 20_000; library.held < count; await sleep(20)) {
    if (Date.now() > end) throw new Error(`Only ${library.held} of ${count} runs hang.`);
  }
}

function repeatedSteps(spans: readonly Span[]): Span[] {
  return spans.filter(({ repeated }) => repeated);
}

/** A span without its times, and without the name of its run. */
function untimed({ started, finished, repeated, ...span }: Span): string {
  return unnamed(JSON.stringify({ ...span, ended: finished !== null }));
}

function unnamed(text: string): string {
  return text.replace(/run-\w+/g, "run").replaceAll(library.url, "http://library");
}
