import type { LiveAgent } from "@/lib/contract/job-query";
import type { ModelReport } from "@/lib/contract/model-report";

/** A worker and what it says about its models. */
export interface ReportingWorker {
  /** From 1; workers may have the same name. */
  readonly number: number;
  readonly name: string;
  readonly defaultModel: string;
  readonly report: ModelReport;
}

/** The workers that say something, the others by name. */
export interface Workers {
  readonly reporting: readonly ReportingWorker[];
  readonly silent: readonly string[];
}

/** Parts workers by whether they say anything about their models. */
export function workersOf(agents: readonly LiveAgent[]): Workers {
  return {
    reporting: agents.flatMap(({ name, defaultModel, modelReport }, index) =>
      modelReport === null ? [] : [{ number: index + 1, name, defaultModel, report: modelReport }],
    ),
    silent: agents.filter(({ modelReport }) => modelReport === null).map(({ name }) => name),
  };
}
