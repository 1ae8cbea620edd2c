import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { namespaceMetadata, namespaceOf } from "@/app/namespace-of";
import { PageFrame } from "@/app/page-frame";
import { activeFilters } from "@/components/jobs/active-filters";
import { FilterChips } from "@/components/jobs/filter-chips";
import { filterMenus } from "@/components/jobs/filter-menus";
import { JobFilters } from "@/components/jobs/job-filters";
import { JobList } from "@/components/jobs/job-list";
import { JobPager } from "@/components/jobs/job-pager";
import { NoJobs } from "@/components/jobs/no-jobs";
import { StartForm } from "@/components/start/start-form";
import { openingValues, workflowChoices } from "@/components/start/start-form-model";
import { Notice } from "@/components/ui/notice";
import type { Namespace } from "@/lib/contract/namespace";
import { sampleJobs } from "@/lib/contract/samples";
import { liveAgents } from "@/lib/db/agents";
import { filterValues } from "@/lib/db/filter-values";
import { listJobs } from "@/lib/db/jobs";
import { routes } from "@/lib/routes";
import { jobListPage, readJobListPage } from "@/lib/routes/job-list";
import type { Query } from "@/lib/routes/query";
import { changeJobs, startAssessment } from "./actions";

interface PageProps {
  readonly params: Promise<{ ns: string }>;
  readonly searchParams: Promise<Query>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return namespaceMetadata(params, (name) => `${name} assessments`);
}

/** `/<ns>/ai`: the jobs of a namespace and the form that starts one. */
export default async function JobListPage({ params, searchParams }: PageProps) {
  const namespace = await namespaceOf(params);
  if (namespace === null) notFound();
  const query = await searchParams;
  const { filter, position, view, problems } = readJobListPage(namespace.name, query);
  const since = new Date().toISOString();
  const [page, agents, stored] = await Promise.all([
    listJobs(filter, position),
    liveAgents(),
    filterValues(namespace.name),
  ]);
  const choices = workflowChoices({ agents, samples: sampleJobs, defaultRepo: namespace.defaultRepo });
  const values = filterMenus({ stored, workflows: choices.map(({ workflow }) => workflow), jobs: page.jobs });
  const isNew = page.jobs.length === 0 && position.side === "start" && activeFilters(filter).length === 0;
  return (
    <PageFrame namespace={namespace}>
      <h1 className="sr-only">Assessments in {namespace.title}</h1>
      <NewAssessment namespace={namespace} choices={choices} query={query} open={isNew || query.start !== undefined} />
      <div className="job-tools">
        <JobFilters filter={filter} view={view} values={values} />
        {problems.length > 0 && (
          <div className="mt-2">
            <Notice look="review">{problems.join(" ")}</Notice>
          </div>
        )}
        <FilterChips filter={filter} view={view} />
      </div>
      <JobList
        key={jobListPage(filter, position)}
        jobs={page.jobs}
        filter={filter}
        view={view}
        isFirst={page.previous === null}
        since={since}
        action={changeJobs}
      >
        <NoJobs filter={filter} position={position} view={view} />
      </JobList>
      <JobPager filter={filter} page={page} view={view} />
      <p className="mt-2">
        <Link href={routes.contradictions(namespace.name)} prefetch={false}>
          Contradictions
        </Link>
      </p>
    </PageFrame>
  );
}

interface NewAssessmentProps {
  readonly namespace: Namespace;
  readonly choices: ReturnType<typeof workflowChoices>;
  readonly query: Query;
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
      draft={`new ${namespace.name}`}
    />
  );
}
