import Link from "next/link";
import type { ReactNode } from "react";
import { formatCost, formatTokens } from "@/components/ui/quantities";
import { ShortId } from "@/components/ui/short-id";
import { Elapsed, Moment } from "@/components/ui/time";
import { visibleLine } from "@/components/ui/visible-text";
import { isEnded, type Job, type JobOrigin, type TokenCounts } from "@/lib/contract/job";
import { isWebLink } from "@/lib/contract/web-link";
import { routes } from "@/lib/routes";

const relations: Record<JobOrigin["relation"], string> = {
  rerun: "re-run",
  changed: "changed inputs",
  fork: "fork",
  candidate: "candidate",
};

/** Everything else that is known of a job, in a few lines; what it took comes first. `tokens` are those used so far. */
export function JobFacts({ job, tokens }: { job: Job; tokens: TokenCounts }) {
  const used = tokens.input + tokens.output + tokens.thoughts;
  return (
    <dl className="facts" aria-label="Facts">
      {job.model !== "" && <Fact name={job.started === null ? "Wanted model" : "Model"}>{visibleLine(job.model)}</Fact>}
      {job.promptVersion !== "" && (
        <Fact name="Prompt">
          <span className="font-mono">{job.promptVersion}</span>
        </Fact>
      )}
      {job.started !== null && (
        <Fact name="Duration">
          <Elapsed started={job.started} finished={job.finished} />
        </Fact>
      )}
      {used > 0 && <Fact name="Tokens">{formatTokens(used)}</Fact>}
      {isEnded(job.state) && job.started !== null && <Fact name="Cost">{formatCost(job.costMicros)}</Fact>}
      <Fact name="ID">
        <ShortId id={job.id} what="job" />
      </Fact>
      <Fact name="Created">
        <Moment at={job.created} />
      </Fact>
      {job.started !== null && (
        <Fact name="Started">
          <Moment at={job.started} />
        </Fact>
      )}
      {job.finished !== null && (
        <Fact name="Finished">
          <Moment at={job.finished} />
        </Fact>
      )}
      {job.agentName !== "" && <Fact name="Agent">{visibleLine(job.agentName)}</Fact>}
      {job.codeRevision !== "" && (
        <Fact name="Revision">
          <ShortId id={job.codeRevision} what="revision" />
        </Fact>
      )}
      <Fact name="Operator">{visibleLine(job.operator)}</Fact>
      {isWebLink(job.link) && (
        <Fact name="Bug">
          <a href={job.link} target="_blank" rel="noopener noreferrer nofollow">
            {visibleLine(job.link)}
          </a>
        </Fact>
      )}
      {job.origin !== null && (
        <Fact name="Made from">
          <JobLink origin={job.origin} /> ·{" "}
          <Link href={routes.jobComparison(job.origin.id, job.id)} prefetch={false}>
            Compare with its origin
          </Link>
        </Fact>
      )}
      {job.derived.length > 0 && (
        <Fact name="Made from this">
          <span className="flex flex-wrap gap-x-3">
            {job.derived.map((origin) => (
              <JobLink key={origin.id} origin={origin} />
            ))}
          </span>
        </Fact>
      )}
      <Fact name="As JSON">
        <a href={routes.jobJson(job.id)}>page</a> · <a href={routes.jobExport(job.id)}>export</a>
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function JobLink({ origin }: { origin: JobOrigin }) {
  return (
    <Link href={routes.job(origin.id)} prefetch={false}>
      <span className="font-mono">{origin.id.slice(0, 8)}</span> ({relations[origin.relation]})
    </Link>
  );
}
