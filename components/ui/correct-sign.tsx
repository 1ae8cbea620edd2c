import { correctSign, type JobRow } from "@/lib/contract/job";

/** The sign of a job's state and review. */
export function CorrectSign({ job }: { job: Pick<JobRow, "state" | "correct"> }) {
  const { sign, title } = correctSign(job);
  return (
    <span role="img" aria-label={title} title={title}>
      {sign}
    </span>
  );
}
