import type { JobRow } from "@/lib/contract/job";
import type { FilterValues } from "@/lib/contract/job-query";
import { verdictNames } from "@/lib/contract/workflow";
import { contracts } from "@/lib/contract/workflows/registry";

/** What is known of the values of a list's menus, from three sides. */
interface MenuSources {
  /** What jobs have. */
  readonly stored: Omit<FilterValues, "flags" | "failures">;
  /** What live workers offer. */
  readonly workflows: readonly string[];
  readonly jobs: readonly JobRow[];
}

/** The menus of a list; verdicts and failures are those of the contracts and of the jobs in sight. */
export function filterMenus({ stored, workflows, jobs }: MenuSources): FilterValues {
  return {
    ...stored,
    workflows: distinct([...workflows, ...stored.workflows]),
    flags: distinct([
      ...contracts.flatMap(verdictNames),
      ...jobs.flatMap(({ verdict }) => verdict.map(({ name }) => name)),
    ]),
    failures: distinct(jobs.map(({ failure }) => failure)),
  };
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].filter((value) => value !== "");
}
