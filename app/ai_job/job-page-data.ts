import { spanContent } from "@/app/span-content";
import "server-only";
import { splitAtPlaces } from "@/components/ui/source-locations";
import { explanationOf, isEnded, type Job } from "@/lib/contract/job";
import { jsonObject } from "@/lib/contract/json-text";
import { FIRST_SPANS, type SpanColumns } from "@/lib/contract/span-columns";
import { contradictionsOf } from "@/lib/db/contradictions";
import { evalOfJob } from "@/lib/db/evals";
import { jobEvidence } from "@/lib/db/evidence";
import { frameSources } from "@/lib/db/frame-sources";
import { tokensSoFar } from "@/lib/db/job-totals";
import { jobArgs } from "@/lib/db/jobs";
import { jobJournal } from "@/lib/db/journal";
import { findNamespace } from "@/lib/db/namespaces";
import { jobReviews } from "@/lib/db/reviews";
import { type SourcePlace, spansShowing } from "@/lib/db/shown-lines";
import { countSpans, spanColumns } from "@/lib/db/span-columns";
import { findSpan } from "@/lib/db/spans";

const CHECKOUTER = "kernel-checkouter";

/** Everything that a job's page shows beside the job itself. */
export async function loadJobPage(job: Job, selected: number | null) {
  const [namespace, args, first, count, sources, journal, reviews, span, evidence, contradictions, tokens, evalFound] =
    await Promise.all([
      findNamespace(job.namespace),
      jobArgs(job.id),
      spanColumns(job.id, { afterSeq: -1, limit: FIRST_SPANS }),
      countSpans(job.id),
      frameSources(job.id),
      jobJournal(job.id),
      jobReviews([job.id]),
      selected === null ? null : findSpan(job.id, selected),
      isEnded(job.state) ? jobEvidence(job.id) : null,
      contradictionsOf(job.id),
      isEnded(job.state) ? job.tokens : tokensSoFar(job.id),
      evalOfJob(job.id),
    ]);
  const shown: ReadonlyMap<string, number> = evidence === null ? await citedSpans(job) : new Map();
  const inputs = jsonObject(args ?? "");
  const text = (name: string) => (typeof inputs[name] === "string" ? inputs[name] : "");
  return {
    namespace,
    args: args ?? "",
    tokens,
    evalFound,
    first,
    count,
    sources,
    evidence,
    contradictions,
    journal,
    reviews: reviews.get(job.id) ?? [],
    content: span === null ? null : await spanContent(job.id, span),
    spanShowing: (path: string, line: number) => shown.get(placeKey({ path, line })) ?? null,
    report: text("CrashReport"),
    repository: text("KernelRepo"),
    commit: (await checkedOutCommit(job.id, first)) || text("KernelCommit"),
  };
}

export type JobPageData = Awaited<ReturnType<typeof loadJobPage>>;

/** The full hash that kernel-checkouter resolved the job's revision to; empty before it did. */
async function checkedOutCommit(jobId: string, { seq, type, name, finished }: SpanColumns): Promise<string> {
  const at = seq.findIndex((_, i) => type[i] === "action" && name[i] === CHECKOUTER && finished[i] !== null);
  if (at < 0) return "";
  const { KernelHash: hash } = jsonObject((await findSpan(jobId, seq[at] ?? 0))?.results ?? "");
  return typeof hash === "string" ? hash : "";
}

/** The spans that showed what the explanation cites, as long as it was not examined. */
async function citedSpans(job: Job): Promise<ReadonlyMap<string, number>> {
  if (!isEnded(job.state)) return new Map();
  const places = splitAtPlaces(explanationOf(job.results)).flatMap(({ place }) => place ?? []);
  const seqs = await spansShowing(job.id, places);
  return new Map(
    places.flatMap((place, index) => {
      const seq = seqs[index] ?? null;
      return seq === null ? [] : [[placeKey(place), seq] as const];
    }),
  );
}

function placeKey({ path, line }: SourcePlace): string {
  return `${path}:${line}`;
}
