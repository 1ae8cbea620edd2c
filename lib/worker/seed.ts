import type { NewJob } from "@/lib/contract/job-query";
import { toJsonText } from "@/lib/contract/json-text";
import { type SampleJob, sampleJobs } from "@/lib/contract/samples";
import { contractOfWorkflow } from "@/lib/contract/workflows/registry";
import { createFirstJobs } from "@/lib/db/first-jobs";
import { enqueueRun } from "@/lib/queue/enqueue";

/** The namespace that is there from the start. */
const NAMESPACE = "upstream";

/** Files the sample jobs in a database that never had a job. Returns how many; of workers that start at once, one does it. */
export function seedSampleJobs(): Promise<number> {
  return createFirstJobs(sampleJobs.map(toNewJob), enqueueRun);
}

function toNewJob({ workflow, title, args }: SampleJob): NewJob {
  return {
    namespace: NAMESPACE,
    workflow,
    type: contractOfWorkflow(workflow)?.type ?? workflow,
    description: title,
    link: "",
    model: "",
    args: toJsonText(args),
    operator: "assay",
    origin: null,
  };
}
