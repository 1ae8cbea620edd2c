import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { PageFrame } from "@/app/page-frame";
import { CaseTable } from "@/components/eval/case-table";
import { CaseViews } from "@/components/eval/case-views";
import { EvalFacts } from "@/components/eval/eval-facts";
import { EvalProgress } from "@/components/eval/eval-progress";
import { FlipsSection } from "@/components/eval/flips-section";
import { ConfusionMatrix, type LinkToCases, VerdictScores } from "@/components/eval/verdict-scores";
import { WorkScores } from "@/components/eval/work-scores";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { visibleLine } from "@/components/ui/visible-text";
import { everyCase } from "@/lib/contract/eval";
import { findEval } from "@/lib/db/evals";
import type { EvalReport } from "@/lib/eval/eval-report";
import { shownCases } from "@/lib/eval/shown-cases";
import { type EvalPlace, evalPage, readEvalPlace } from "@/lib/routes/eval";
import { type Query, textOf } from "@/lib/routes/query";
import { loadEvalPage } from "./eval-page-data";

interface PageProps {
  readonly searchParams: Promise<Query>;
}

/** More cases make a page that nobody reads. */
const MAX_CASES = 500;

const evalOf = cache((id: string) => findEval(id));

export async function generateMetadata({ searchParams }: PageProps): Promise<Metadata> {
  const found = await evalOf(textOf(await searchParams, "id"));
  return { title: found === null ? "Not found" : `Eval ${visibleLine(found.name)}` };
}

/** `/ai_eval?id=`: how many verdicts of labelled reports are right, and what changed since an earlier eval. */
export default async function EvalPage({ searchParams }: PageProps) {
  const query = await searchParams;
  const place = readEvalPlace(query);
  const data = await loadEvalPage(textOf(query, "id"), place.against);
  if (data === null) notFound();
  const { report, against, earlier, flips } = data;
  const id = report.eval.id;
  const link: LinkToCases = (filter) => evalPage(id, { ...place, filter: { ...everyCase, ...filter } });
  return (
    <PageFrame namespace={data.namespace}>
      <h1 className="text-lg font-bold">{visibleLine(report.eval.name)}</h1>
      {report.ended < report.jobs && <EvalProgress id={id} ended={report.ended} jobs={report.jobs} />}
      <EvalFacts report={report} />
      <div className="mt-4 grid grid-cols-[minmax(0,1fr)] gap-y-6">
        <Section id="accuracy" title="Accuracy">
          <VerdictScores report={report} link={link} />
        </Section>
        <Section id="flips" title="Flips">
          {data.isOther && (
            <Notice look="review">
              The eval that the address asks for is no earlier one of the same reports: it cannot be compared with.
            </Notice>
          )}
          <FlipsSection id={id} against={against} earlier={earlier} flips={flips} />
        </Section>
        <Section id="matrix" title="Confusion matrix" aside={<p className="text-muted">of runs</p>}>
          <ConfusionMatrix report={report} link={link} />
        </Section>
        <Section id="jobs" title="Jobs">
          <WorkScores report={report} link={link} />
        </Section>
        <Section id="cases" title="Cases">
          <CaseViews filter={place.filter} link={link} />
          <Cases report={report} place={place} />
        </Section>
      </div>
    </PageFrame>
  );
}

function Cases({ report, place }: { report: EvalReport; place: EvalPlace }) {
  const cases = shownCases(report.cases, place.filter);
  if (cases.length === 0) return <p className="text-muted">No case is so.</p>;
  return (
    <>
      <CaseTable cases={cases.slice(0, MAX_CASES)} />
      {cases.length > MAX_CASES && (
        <p className="text-muted mt-1">
          The first {MAX_CASES} of {cases.length} are shown. <code>assay eval show {report.eval.id}</code> prints all.
        </p>
      )}
    </>
  );
}
