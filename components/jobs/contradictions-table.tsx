import Link from "next/link";
import { CorrectSign } from "@/components/ui/correct-sign";
import { scrollable } from "@/components/ui/scrollable";
import { RelativeTime } from "@/components/ui/time";
import { visibleLine } from "@/components/ui/visible-text";
import type { Contradiction } from "@/lib/contract/contradiction";
import type { JobRow } from "@/lib/contract/job";
import { routes } from "@/lib/routes";
import { commonOf } from "./contradiction-text";
import { Verdict } from "./verdict";

/** Pairs of jobs that decided otherwise about the same bug, the later one first. */
export function ContradictionsTable({ contradictions }: { contradictions: readonly Contradiction[] }) {
  return (
    <div className="overflow-x-auto" {...scrollable}>
      <table className="contradictions">
        <thead>
          <tr>
            <th scope="col">Later</th>
            <th scope="col">Earlier</th>
            <th scope="col">In common</th>
            <th scope="col">Compare</th>
          </tr>
        </thead>
        <tbody>
          {contradictions.map((found) => (
            <tr key={found.id}>
              <td>
                <Side job={found.job} flag={found.flag} />
              </td>
              <td>
                <Side job={found.other} flag={found.flag} />
              </td>
              <td>{commonOf(found)}</td>
              <td>
                <Link href={routes.jobComparison(found.other.id, found.job.id)} prefetch={false}>
                  compare<span className="sr-only"> {visibleLine(found.job.description)}</span>
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Side({ job, flag }: { job: JobRow; flag: string }) {
  return (
    <>
      <Link href={routes.job(job.id)} prefetch={false}>
        {visibleLine(job.description) || job.id.slice(0, 8)}
      </Link>
      <br />
      <Verdict flags={job.verdict.filter(({ name }) => name === flag)} />
      <CorrectSign job={job} />{" "}
      <span className="text-muted">
        {visibleLine(job.model)} {job.finished !== null && <RelativeTime at={job.finished} />}
      </span>
    </>
  );
}
