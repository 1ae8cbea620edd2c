"use client";

import { type ReactNode, startTransition, useActionState, useRef, useState } from "react";
import type { Instant } from "@/lib/contract/instant";
import type { JobRow } from "@/lib/contract/job";
import type { JobListView } from "@/lib/contract/job-list-view";
import type { JobFilter } from "@/lib/contract/job-query";
import { BulkBar } from "./bulk-bar";
import { type BulkOutcome, noOutcome } from "./bulk-outcome";
import { JobTable } from "./job-table";
import { ListStatus } from "./list-status";
import { useListKeys } from "./use-list-keys";
import { useLiveJobs } from "./use-live-jobs";
import { useSelection } from "./use-selection";

interface JobListProps {
  readonly jobs: readonly JobRow[];
  readonly filter: JobFilter;
  readonly view: JobListView;
  /** Whether new jobs would be on this page. */
  readonly isFirst: boolean;
  /** Before the jobs were read. */
  readonly since: Instant;
  readonly action: (outcome: BulkOutcome, form: FormData) => Promise<BulkOutcome>;
  /** What stands in the place of an empty list. */
  readonly children: ReactNode;
}

/** A page of jobs that stays up to date, and what can be done with several of them: a form, that works without a script too. */
export function JobList({ filter, view, isFirst, since, action, children, ...page }: JobListProps) {
  const { jobs, added, lostSince } = useLiveJobs({ jobs: page.jobs, filter, since });
  const selection = useSelection(jobs.map(({ id }) => id));
  const [outcome, send, isPending] = useActionState(action, noOutcome);
  const body = useRef<HTMLTableSectionElement>(null);
  useClearedAfter(outcome, () => selection.setAll(false));
  const rerun = (ids: readonly string[]) => {
    const form = new FormData();
    form.set("do", "rerun");
    for (const id of ids) form.append("id", id);
    startTransition(() => send(form));
  };
  useListKeys(body, (focused) => {
    const ids = selection.count > 0 ? selection.ids : focused === null ? [] : [focused];
    if (ids.length > 0 && !isPending) rerun(ids);
  });
  return (
    <form action={send}>
      <div className="list-bar">
        <BulkBar selection={selection} outcome={outcome} isPending={isPending} isEmpty={jobs.length === 0} />
        <ListStatus added={isFirst ? added : 0} lostSince={lostSince} />
      </div>
      {jobs.length === 0 ? (
        children
      ) : (
        <JobTable jobs={jobs} filter={filter} view={view} selection={selection} body={body} />
      )}
    </form>
  );
}

/** Clears the selection when something was done with it. */
function useClearedAfter(outcome: BulkOutcome, clear: () => void): void {
  const [seen, setSeen] = useState(outcome);
  if (seen === outcome) return;
  setSeen(outcome);
  if (outcome.problem === "") clear();
}
