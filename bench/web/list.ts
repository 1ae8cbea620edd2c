import { everyJob, type JobFilter, type JobPosition } from "@/lib/contract/job-query";
import { listJobs } from "@/lib/db/jobs";
import { routes } from "@/lib/routes";
import { jobListPage } from "@/lib/routes/job-list";
import type { Bench, Served } from "./bench";
import { queryOne } from "./databases";
import { ask } from "./response";
import { milliseconds, Table } from "./table";

/** Runs that are not counted: the server loads its code, the database its pages. */
const WARM_UP = 2;
const NAMESPACE = "upstream";

/** The list of many jobs: at the data layer, and as whole pages. */
export async function listBench({ settings, serve }: Bench): Promise<Table[]> {
  const { jobs, runs } = settings;
  return serve(`list_${jobs}`, [{ jobs, spans: 0, seed: "list" }], async (served) => {
    const filters = await singleFilters(served);
    const table = new Table(`A list of ${jobs.toLocaleString("en")} jobs`);
    const measured = { served, runs: runs * 4, table };
    await measureAll(measured, "list", [{}]);
    await measurePages(measured);
    for (const [name, values] of filters) await measureAll(measured, `filter: ${name}`, values);
    await measureAll({ ...measured, runs }, "every pair of two filters", pairs([...filters.values()]));
    const words = [
      "quillet",
      "kasan slab",
      "windlass refill",
      "zzznothing",
      "lock of the parent",
      "WARNING in orr_peer",
    ];
    await measureAll(
      measured,
      "text search",
      words.map((text) => ({ text })),
    );
    const stats = await timesOf(runs * 4, () => ask(`${served.site.url}${routes.stats(NAMESPACE)}`));
    table.add("stats, whole page", milliseconds(stats));
    return [table];
  });
}

type Narrowing = Partial<JobFilter>;

interface Measured {
  readonly served: Served;
  readonly runs: number;
  readonly table: Table;
}

/** Every filter alone, with usual and rare values of it. */
async function singleFilters({ databaseUrl }: Served): Promise<ReadonlyMap<string, Narrowing[]>> {
  const some = await queryOne<{ prompts: string[]; revisions: string[]; agents: string[]; failures: string[] }>(
    databaseUrl,
    `select (select array_agg(distinct prompt_version) from jobs) as prompts,
      (select array_agg(distinct code_revision) from jobs) as revisions,
      (select array_agg(distinct agent_name) from jobs) as agents,
      (select array_agg(distinct failure) from jobs where failure <> '') as failures`,
  );
  const flag = (name: string, value = true): Narrowing => ({ flags: [{ name, value }] });
  const each = <K extends keyof JobFilter>(key: K, values: readonly JobFilter[K][]) =>
    values.map((value) => ({ [key]: value }));
  return new Map<string, Narrowing[]>([
    ["workflow", each("workflow", ["assessment-kcsan", "moderation", "assessment-security"])],
    ["state", each("state", ["finished", "failed", "aborted", "pending"])],
    [
      "verdict",
      [flag("Benign"), flag("Benign", false), flag("Exploitable"), flag("RemoteTrigger"), flag("VMHostTrigger")],
    ],
    ["correct", each("correct", ["correct", "incorrect", "unset", "needs-moderation"])],
    ["unsupported claims", each("unsupported", ["any", "none"])],
    ["model", each("model", ["google:gemini-3-pro-preview", "compatible:kernel-32b", "none"])],
    ["prompt version", each("promptVersion", firstAndLast(some.prompts))],
    ["revision", each("codeRevision", firstAndLast(some.revisions))],
    ["agent", each("agentName", firstAndLast(some.agents))],
    ["failure", each("failure", firstAndLast(some.failures))],
    ["created", [{ from: "2026-03-01", to: "2026-03-08" }, { to: "2026-01-10" }, { from: "2026-09-01" }]],
  ]);
}

/** Each value of each filter with each of every other one. */
function pairs(filters: readonly Narrowing[][]): Narrowing[] {
  return filters.flatMap((values, index) =>
    filters
      .slice(index + 1)
      .flatMap((others) => values.flatMap((value) => others.map((other) => ({ ...value, ...other })))),
  );
}

async function measureAll(
  { served, runs, table }: Measured,
  what: string,
  narrowings: readonly Narrowing[],
): Promise<void> {
  const data: number[] = [];
  const pages: number[] = [];
  let slowest = { took: 0, narrowing: {} as Narrowing };
  for (const narrowing of narrowings) {
    const filter = { ...everyJob(NAMESPACE), ...narrowing };
    const times = await timesOf(runs, () => listJobs(filter, { side: "start" }));
    const took = Math.max(...times);
    if (took > slowest.took) slowest = { took, narrowing };
    data.push(...times);
    const url = `${served.site.url}${jobListPage(filter, { side: "start" })}`;
    pages.push(...(await timesOf(Math.ceil(runs / 4), () => ask(url))));
  }
  table.add(`${what}: data`, milliseconds(data));
  table.add(`${what}: whole page`, milliseconds(pages));
  if (narrowings.length > 1) console.error(`  slowest: ${JSON.stringify(slowest)}`);
}

/** Walks forth and back, so that pages far from the first are among them. */
async function measurePages({ runs, table }: Measured): Promise<void> {
  const filter = everyJob(NAMESPACE);
  const times: { next: number[]; previous: number[] } = { next: [], previous: [] };
  let page = await listJobs(filter, { side: "start" });
  const turn = async (side: "next" | "previous", position: JobPosition) => {
    const began = performance.now();
    page = await listJobs(filter, position);
    times[side].push(performance.now() - began);
  };
  for (let run = 0; run < runs && page.next !== null; run++) await turn("next", { side: "after", cursor: page.next });
  for (let run = 0; run < runs && page.previous !== null; run++) {
    await turn("previous", { side: "before", cursor: page.previous });
  }
  table.add("next page: data", milliseconds(times.next));
  table.add("previous page: data", milliseconds(times.previous));
}

async function timesOf(runs: number, action: () => Promise<unknown>): Promise<number[]> {
  for (let run = 0; run < WARM_UP; run++) await action();
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const began = performance.now();
    await action();
    times.push(performance.now() - began);
  }
  return times;
}

function firstAndLast(values: readonly string[]): string[] {
  return [values[0], values.at(-1)].filter((value) => value !== undefined);
}
