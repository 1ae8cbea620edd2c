"use client";

import type { ReactNode } from "react";
import { claimMarks } from "@/components/jobs/claim-marks";
import { ClaimsSum } from "@/components/jobs/claims-sum";
import { JobJournal } from "@/components/jobs/job-journal";
import { Verdict } from "@/components/jobs/verdict";
import { StacksSum } from "@/components/report/stacks-sum";
import { ReviewQueue } from "@/components/review/review-queue";
import type { QueueBatch } from "@/components/review/review-session";
import { VoteTable } from "@/components/trajectory/vote-table";
import { JsonTree } from "@/components/ui/json-tree";
import { Markdown } from "@/components/ui/markdown";
import { formatBytes } from "@/components/ui/quantities";
import { scrollable } from "@/components/ui/scrollable";
import { Section } from "@/components/ui/section";
import { visibleText } from "@/components/ui/visible-text";
import { jsonObject } from "@/lib/contract/json-text";
import type { ReviewItem, TextBeginning } from "@/lib/contract/review";
import { VOTES, votesOf } from "@/lib/contract/votes";
import { routes } from "@/lib/routes";
import type { ReviewQueuePlace } from "@/lib/routes/review-queue";
import { markInQueue, undoInQueue } from "./actions";

interface ReviewItemsProps {
  readonly place: ReviewQueuePlace;
  readonly first: QueueBatch;
  readonly operator: string;
  readonly filters: ReactNode;
}

/** The queue with what its jobs are judged by. */
export function ReviewItems({ place, first, operator, filters }: ReviewItemsProps) {
  return (
    <ReviewQueue
      place={place}
      first={first}
      operator={operator}
      filters={filters}
      mark={markInQueue}
      undo={undoInQueue}
      verdict={({ job, others }) => <Verdict flags={job.verdict} votes={votesOf(others ?? "")} />}
      grounds={(item) => <Grounds item={item} />}
    />
  );
}

function Grounds({ item }: { item: ReviewItem }) {
  const { job, report, others, journal } = item;
  return (
    <div className="job-columns mt-3">
      <Section id="explanation" title="Explanation">
        <VoteTable jobId={job.id} verdict={job.verdict} votes={votesOf(others ?? "")} />
        <Explanation item={item} />
        <OtherResults others={others} />
      </Section>
      {report.text !== "" && (
        <Section id="report" title="Crash report">
          <StacksSum stacks={item.evidence?.stacks ?? []} />
          <section className="report" aria-label="Text of the report" {...scrollable}>
            <pre className="report-text">{visibleText(report.text)}</pre>
          </section>
          <Cut text={report} url={routes.jobInput(job.id, "CrashReport")} />
        </Section>
      )}
      {journal.some(({ action }) => action === "reviewed") && (
        <Section id="journal" title="Journal">
          <JobJournal entries={journal} undo={() => null} />
        </Section>
      )}
    </div>
  );
}

/** With its claims: each leads to the step of the job's page that showed it, or is marked. */
function Explanation({ item: { job, explanation, evidence } }: { item: ReviewItem }) {
  const { text } = explanation;
  if (text === "") return <p className="text-muted">The job gave no explanation.</p>;
  const links = { span: (seq: number) => routes.jobSpan(job.id, seq), report: "#report" };
  const marks = evidence === null ? [] : claimMarks(evidence, links).filter(({ end }) => end <= text.length);
  return (
    <>
      <ClaimsSum evidence={evidence} />
      <Markdown text={text} marks={marks} />
      <Cut text={explanation} url={routes.job(job.id)} />
    </>
  );
}

function OtherResults({ others }: { others: ReviewItem["others"] }) {
  if (others === null)
    return <p className="text-muted mt-3">Its other results are long: they are on the job's page.</p>;
  const { [VOTES]: _, ...results } = jsonObject(others);
  if (Object.keys(results).length === 0) return null;
  return (
    <div className="mt-3">
      <JsonTree value={results} />
    </div>
  );
}

function Cut({ text: { text, bytes }, url }: { text: TextBeginning; url: string }) {
  const shown = new TextEncoder().encode(text).length;
  if (shown >= bytes) return null;
  return (
    <p className="text-muted mt-1">
      The first {formatBytes(shown)} of {formatBytes(bytes)}. <a href={url}>Show all of it</a>.
    </p>
  );
}
