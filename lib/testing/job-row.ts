import type { JobRow } from "@/lib/contract/job";

/** A row of a list for tests: a job that runs, with what the test cares about put over it. */
export function jobRow(given: Partial<JobRow> = {}): JobRow {
  return {
    id: "6bbe9164-dfbf-48af-bb2d-6d186245e810",
    namespace: "upstream",
    workflow: "assessment-kcsan",
    type: "assessment-kcsan",
    description: "KCSAN: data-race in a / b",
    link: "",
    state: "running",
    created: "2026-01-14T23:02:07Z",
    started: "2026-01-14T23:03:08Z",
    finished: null,
    errorSummary: "",
    correct: "unset",
    verdict: [],
    codeRevision: "",
    agentName: "",
    model: "",
    promptVersion: "",
    tokens: { input: 0, output: 0, thoughts: 0, cached: 0 },
    costMicros: null,
    claims: null,
    failure: "",
    waitUntil: null,
    waitReason: "",
    change: 1,
    ...given,
  };
}
