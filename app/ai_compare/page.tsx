import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { PageFrame } from "@/app/page-frame";
import { CompareForm } from "@/components/compare/compare-form";
import { ComparedFacts } from "@/components/compare/compared-facts";
import { ComparedSteps } from "@/components/compare/compared-steps";
import { ComparedValuesTable } from "@/components/compare/compared-values-table";
import { ComparedVotes } from "@/components/compare/compared-votes";
import { ExplanationDifference } from "@/components/compare/explanation-difference";
import { VoteTable } from "@/components/trajectory/vote-table";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { explanationOf, isEnded, type Job } from "@/lib/contract/job";
import { isJobId } from "@/lib/contract/job-id";
import type { Votes } from "@/lib/contract/votes";
import { findJob } from "@/lib/db/jobs";
import { type Query, textOf } from "@/lib/routes/query";
import type { ComparedValue } from "@/lib/trajectory/compared-values";
import { type ComparisonData, loadComparison } from "./comparison-data";

interface PageProps {
  readonly searchParams: Promise<Query>;
}

export const metadata: Metadata = { title: "Compare two jobs" };

const jobOf = cache(async (id: string) => (isJobId(id) ? findJob(id) : null));

/** `/ai_compare?a=&b=`: two jobs side by side, and where they part. */
export default async function ComparisonPage({ searchParams }: PageProps) {
  const query = await searchParams;
  const [a, b] = [idOf(query, "a"), idOf(query, "b")];
  if (a === "" || b === "" || a === b) return <Question a={a} b={b} />;
  const [first, second] = await Promise.all([jobOf(a), jobOf(b)]);
  if (first === null || second === null) notFound();
  const data = await loadComparison(first, second);
  const place = { from: numberOf(query, "from") ?? 0, unfolded: numberOf(query, "unfolded") };
  return <Comparison a={first} b={second} data={data} place={place} />;
}

/** Asks for two different jobs. */
function Question({ a, b }: { a: string; b: string }) {
  return (
    <PageFrame namespace={null}>
      <h1 className="text-lg font-bold">Compare two jobs</h1>
      <p className="mt-2 max-w-prose">
        {a !== "" && a === b
          ? "Both are the same job, which does not differ from itself: give another one."
          : "Give two jobs to see where their answers and their trajectories part, e.g. a job and its re-run."}
      </p>
      <CompareForm a={a} b={a === b ? "" : b} />
    </PageFrame>
  );
}

interface ComparisonProps {
  readonly a: Job;
  readonly b: Job;
  readonly data: ComparisonData;
  readonly place: { readonly from: number; readonly unfolded: number | null };
}

function Comparison({ a, b, data, place }: ComparisonProps) {
  const differing = data.inputs.filter(({ same }) => !same);
  const running = [a, b].filter(({ state }) => !isEnded(state)).length;
  return (
    <PageFrame namespace={data.namespace}>
      <h1 className="text-lg font-bold">Two jobs compared</h1>
      {running > 0 && (
        <Notice look="review">
          {running === 2 ? "Both jobs have" : "One job has"} not ended: this is what is known so far. Reload the page to
          see more.
        </Notice>
      )}
      <div className="mt-4 grid grid-cols-[minmax(0,1fr)] gap-y-6">
        <Section id="facts" title="Facts">
          <ComparedFacts a={a} b={b} />
        </Section>
        <Section id="outputs" title="Outputs">
          {data.outputs.length === 0 ? (
            <p className="text-muted">Neither job has outputs.</p>
          ) : (
            <ComparedValuesTable label="Outputs of both" values={data.outputs} />
          )}
        </Section>
        {(data.votes.a ?? data.votes.b) !== null && (
          <Section id="votes" title="Votes">
            <ComparedVotes a={votesIn(a, "A", data.votes.a)} b={votesIn(b, "B", data.votes.b)} />
          </Section>
        )}
        <Section id="inputs" title="Inputs that differ">
          {differing.length === 0 ? (
            <p className="text-muted">Both were given the same.</p>
          ) : (
            <ComparedValuesTable label="Inputs of both" values={differing} verbatim wide={differing.some(isWide)} />
          )}
        </Section>
        <Section id="explanations" title="Explanations">
          <ExplanationDifference a={explanationOf(a.results)} b={explanationOf(b.results)} />
        </Section>
        <Section id="steps" title="Trajectories">
          <ComparedSteps a={a.id} b={b.id} alignment={data.alignment} left={data.left} {...place} />
        </Section>
      </div>
    </PageFrame>
  );
}

/** Characters of a value that half a phone has no room for. */
const WIDE = 60;

function isWide({ a, b }: ComparedValue): boolean {
  return Math.max(a?.length ?? 0, b?.length ?? 0) > WIDE;
}

function votesIn(job: Job, side: string, votes: Votes | null) {
  return votes && <VoteTable jobId={job.id} verdict={job.verdict} votes={votes} label={`Votes in ${side}`} />;
}

function idOf(query: Query, name: string): string {
  return textOf(query, name).trim().toLowerCase();
}

function numberOf(query: Query, name: string): number | null {
  const text = textOf(query, name);
  return /^\d{1,5}$/.test(text) ? Number(text) : null;
}
