import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { PageFrame } from "@/app/page-frame";
import { JobFilters } from "@/components/jobs/job-filters";
import { JobPager } from "@/components/jobs/job-pager";
import { JobTable } from "@/components/jobs/job-table";
import { NoJobs } from "@/components/jobs/no-jobs";
import { RefreshWhile } from "@/components/jobs/refresh-while";
import { StartForm } from "@/components/start/start-form";
import { openingValues, workflowChoices } from "@/components/start/start-form-model";
import { isEnded } from "@/lib/contract/job";
import type { Namespace } from "@/lib/contract/namespace";
import { sampleJobs } from "@/lib/contract/samples";
import { liveAgents } from "@/lib/db/agents";
import { listJobs } from "@/lib/db/jobs";
import { findNamespace } from "@/lib/db/namespaces";
import { readJobListPage, routes } from "@/lib/routes";
import { startAssessment } from "./actions";

interface PageProps {
  readonly params: Promise<{ ns: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const namespaceOf = cache(async (name: string) => findNamespace(decodeURIComponent(name)));

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const namespace = await namespaceOf((await params).ns);
  return { title: namespace === null ? "Not found" : `${namespace.name} assessments` };
}

/** How often a list with running jobs is renewed. */
const REFRESH_SECONDS = 3;

/** `/<ns>/ai`: the jobs of a namespace and the form that starts one. */
export default async function JobListPage({ params, searchParams }: PageProps) {
  const namespace = await namespaceOf((await params).ns);
  if (namespace === null) notFound();
  const query = await searchParams;
  const { filter, position } = readJobListPage(namespace.name, query);
  const [page, agents] = await Promise.all([listJobs(filter, position), liveAgents()]);
  const choices = workflowChoices({ agents, samples: sampleJobs, defaultRepo: namespace.defaultRepo });
  const isNew =
    page.jobs.length === 0 && position.side === "start" && filter.workflow === "" && !filter.needsModeration;
  return (
    <PageFrame namespace={namespace}>
      <h1 className="sr-only">Assessments in {namespace.title}</h1>
      <NewAssessment namespace={namespace} choices={choices} query={query} open={isNew || query.start !== undefined} />
      <div className="job-tools">
        <JobFilters filter={filter} workflows={choices.map(({ workflow }) => workflow)} />
      </div>
      {page.jobs.length === 0 ? <NoJobs filter={filter} position={position} /> : <JobTable jobs={page.jobs} />}
      <JobPager filter={filter} page={page} />
      <RefreshWhile active={page.jobs.some(({ state }) => !isEnded(state))} seconds={REFRESH_SECONDS} />
    </PageFrame>
  );
}

interface NewAssessmentProps {
  readonly namespace: Namespace;
  readonly choices: ReturnType<typeof workflowChoices>;
  readonly query: Awaited<PageProps["searchParams"]>;
  readonly open: boolean;
}

function NewAssessment({ namespace, choices, query, open }: NewAssessmentProps) {
  const choice = choices.find(({ workflow }) => workflow === query.start) ?? choices[0];
  if (choice === undefined) return null;
  return (
    <StartForm
      key={`${choice.workflow} ${query.sample ?? ""}`}
      action={startAssessment}
      choices={choices}
      opening={openingValues(choice, query.sample === "none")}
      hidden={{ namespace: namespace.name }}
      links={{
        workflow: Object.fromEntries(
          choices.map(({ workflow }) => [workflow, routes.startForm(namespace.name, workflow)]),
        ),
        empty: routes.emptyStartForm(namespace.name, choice.workflow),
      }}
      submitText="Start the assessment"
      panel={{ id: "start", title: "+ New assessment", open }}
    />
  );
}
