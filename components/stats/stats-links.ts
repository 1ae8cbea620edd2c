import { everyJob, type JobFilter } from "@/lib/contract/job-query";
import {
  type Period,
  type StatsChoice,
  type StatsGroup,
  type StatsGrouping,
  statsGroupings,
} from "@/lib/contract/stats";
import { jobListPage } from "@/lib/routes/job-list";

/** The list of the jobs behind a number; null where the list has no such filter. */
export type LinkTo = (where: Partial<Omit<JobFilter, "namespace">>) => string | null;

/** Links to the jobs that a choice is of and that were created in `period`. */
export function linkInto({ namespace, only }: Pick<StatsChoice, "namespace" | "only">, period: Period): LinkTo {
  const narrowed = statsGroupings.flatMap((grouping) => {
    const value = only[grouping];
    return value === undefined ? [] : [{ grouping, value }];
  });
  if (narrowed.some(({ value }) => value === "")) return () => null;
  const common = Object.fromEntries(narrowed.map(({ grouping, value }) => [filterOf[grouping], value]));
  return (where) => jobListPage({ ...everyJob(namespace), ...period, ...common, ...where }, { side: "start" });
}

const filterOf = {
  workflow: "workflow",
  model: "model",
  prompt: "promptVersion",
  revision: "codeRevision",
} as const satisfies Record<StatsGrouping, keyof JobFilter>;

/** The same, for the jobs of one group. Those that have nothing of what they are grouped by cannot be asked for. */
export function linkIntoGroup(link: LinkTo, grouping: StatsGrouping, { key }: StatsGroup): LinkTo {
  return (where) => (key === "" ? null : link({ [filterOf[grouping]]: key, ...where }));
}
