import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { namespaceMetadata, namespaceOf } from "@/app/namespace-of";
import { PageFrame } from "@/app/page-frame";
import { FailureTable } from "@/components/stats/failure-table";
import { GroupTable } from "@/components/stats/group-table";
import { NoStats } from "@/components/stats/no-stats";
import { OverTime } from "@/components/stats/over-time";
import { StatsFilters } from "@/components/stats/stats-filters";
import { linkInto } from "@/components/stats/stats-links";
import { StepTable } from "@/components/stats/step-table";
import { VerdictTable } from "@/components/stats/verdict-table";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import type { Period, Stats, StatsChoice } from "@/lib/contract/stats";
import { loadStats } from "@/lib/db/stats";
import { routes } from "@/lib/routes";
import type { Query } from "@/lib/routes/query";
import { readStatsPage } from "@/lib/routes/stats";
import { buckets, periodOf, periodProblem } from "@/lib/stats/period";

interface PageProps {
  readonly params: Promise<{ ns: string }>;
  readonly searchParams: Promise<Query>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return namespaceMetadata(params, (name) => `${name} stats`);
}

/** `/<ns>/ai/stats`: what the ended jobs of a namespace came to. */
export default async function StatsPage({ params, searchParams }: PageProps) {
  const namespace = await namespaceOf(params);
  if (namespace === null) notFound();
  const { choice, problems } = readStatsPage(namespace.name, await searchParams);
  const period = periodOf(choice, Date.now());
  const problem = periodProblem(period);
  const stats = problem === "" ? await loadStats(choice, period) : null;
  return (
    <PageFrame namespace={namespace}>
      <h1 className="sr-only">What assessments in {namespace.title} came to</h1>
      <StatsFilters choice={choice} />
      <p className="mt-2">
        <Link href={routes.contradictions(namespace.name)} prefetch={false}>
          Contradictions
        </Link>
      </p>
      {problems.length > 0 && <Notice look="review">{problems.join(" ")}</Notice>}
      {stats === null && <Notice look="review">{problem}</Notice>}
      {stats !== null && stats.groups.length === 0 && <NoStats choice={choice} />}
      {stats !== null && stats.groups.length > 0 && <Numbers stats={stats} choice={choice} period={period} />}
    </PageFrame>
  );
}

function Numbers({ stats, choice, period }: { stats: Stats; choice: StatsChoice; period: Period }) {
  const link = linkInto(choice, period);
  return (
    <div className="mt-4 grid grid-cols-[minmax(0,1fr)] gap-y-6">
      <Section id="jobs" title="Jobs" aside={<p className="text-muted">that ended, by when they were created (UTC)</p>}>
        <GroupTable groups={stats.groups} choice={choice} link={link} />
        {stats.moreGroups && (
          <p className="text-muted mt-1">
            Only the {stats.groups.length} with most jobs are shown: choose a shorter time to see others.
          </p>
        )}
      </Section>
      {stats.groups.some(({ flags }) => flags.length > 0) && (
        <Section id="verdicts" title="Verdicts">
          <VerdictTable groups={stats.groups} choice={choice} link={link} />
        </Section>
      )}
      <Section id="time" title="Over time">
        <OverTime choice={choice} period={period} bars={buckets(stats.days)} />
      </Section>
      {stats.failures.length > 0 && (
        <Section id="failures" title="Failures">
          <FailureTable failures={stats.failures} link={link} />
        </Section>
      )}
      {stats.steps.length > 0 && (
        <Section id="steps" title="Steps">
          <StepTable steps={stats.steps} />
        </Section>
      )}
    </div>
  );
}
