import type { NewJob } from "@/lib/contract/job-query";

/** A job to create in tests, with what the test cares about put over it. */
export function newJob(given: Partial<NewJob> = {}): NewJob {
  return {
    namespace: "upstream",
    workflow: "assessment-kcsan",
    type: "assessment-kcsan",
    description: "KCSAN: data-race in a / b",
    link: "",
    model: "",
    args: '{"CrashReport":"report"}',
    operator: "tester",
    origin: null,
    ...given,
  };
}

/** For tests that need no run. */
export async function noQueue(): Promise<void> {}
