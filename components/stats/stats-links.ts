import type { Period, StatsGroup, StatsGrouping } from "@/lib/contract/stats";
import { type JobListWhere, jobListWhere } from "@/lib/routes";

/** The list of the jobs behind a number; null where the list has no such filter. */
export type LinkTo = (where: JobListWhere) => string | null;

/** Links to the jobs of a namespace that were created in `period`. */
export function linkInto(namespace: string, period: Period): LinkTo {
  return (where) => jobListWhere(namespace, { ...period, ...where });
}

/** The same, for the jobs of one group. Those that have nothing of what they are grouped by cannot be asked for. */
export function linkIntoGroup(link: LinkTo, grouping: StatsGrouping, { key }: StatsGroup): LinkTo {
  return (where) => (key === "" ? null : link({ [grouping]: key, ...where }));
}
