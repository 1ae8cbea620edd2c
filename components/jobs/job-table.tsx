"use client";

import { useTable } from "@tanstack/react-table";
import Link from "next/link";
import type { CSSProperties } from "react";
import { visibleLine } from "@/components/ui/visible-text";
import type { JobRow } from "@/lib/contract/job";
import { type JobListView, type ListColumn, listColumns } from "@/lib/contract/job-list-view";
import type { JobFilter } from "@/lib/contract/job-query";
import { jobListPage } from "@/lib/routes/job-list";
import { formTakesChange } from "./form-takes-change";
import { jobColumns, jobFeatures } from "./job-columns";
import type { Selection } from "./use-selection";

interface JobTableProps {
  readonly jobs: readonly JobRow[];
  readonly filter: JobFilter;
  readonly view: JobListView;
  readonly selection: Selection;
  readonly body: React.RefObject<HTMLTableSectionElement | null>;
}

/** The list of jobs: one row each, of one height, with a box to select it. */
export function JobTable({ jobs, filter, view, selection, body }: JobTableProps) {
  const table = useTable({
    features: jobFeatures,
    columns: jobColumns,
    data: jobs as JobRow[],
    getRowId: (job) => job.id,
    state: { columnVisibility: Object.fromEntries(listColumns.map((name) => [name, view.columns.includes(name)])) },
  });
  return (
    <section className="jobs-scroll" aria-label="Jobs">
      <table className="jobs" data-density={view.density} style={narrowest(view)}>
        <Widths {...view} />
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              <th scope="col" className="jobs-select">
                <input
                  type="checkbox"
                  className="needs-script"
                  aria-label="Select all jobs of the page"
                  checked={selection.count > 0 && selection.count === jobs.length}
                  onChange={({ target }) => selection.setAll(target.checked)}
                />
              </th>
              {group.headers.map((header) => (
                <th
                  key={header.id}
                  scope="col"
                  className={`jobs-${header.column.id}`}
                  aria-sort={header.column.id === "created" ? sortOf[filter.order] : undefined}
                >
                  {header.column.id === "created" ? (
                    <OrderLink filter={filter} view={view} />
                  ) : (
                    <table.FlexRender header={header} />
                  )}
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody ref={body}>
          {table.getRowModel().rows.map((row) => (
            <tr key={row.id} data-state={row.original.state} data-selected={selection.has(row.id) || undefined}>
              <td className="jobs-select">
                <SelectBox job={row.original} selection={selection} />
              </td>
              {row.getVisibleCells().map((cell) => (
                <td key={cell.id} className={`jobs-${cell.column.id}`}>
                  <table.FlexRender cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const sortOf = { newest: "descending", oldest: "ascending" } as const;

/** The header of the one column that lists are ordered by: turns the order round. */
function OrderLink({ filter, view }: { filter: JobFilter; view: JobListView }) {
  const order = filter.order === "newest" ? "oldest" : "newest";
  return (
    <Link href={jobListPage({ ...filter, order }, { side: "start" }, view)} prefetch={false} title={`${order} first`}>
      Created <span aria-hidden="true">{filter.order === "newest" ? "↓" : "↑"}</span>
    </Link>
  );
}

/** A field of the form around the list. */
function SelectBox({ job, selection }: { job: JobRow; selection: Selection }) {
  return (
    <label className="jobs-box">
      <input
        type="checkbox"
        name="id"
        value={job.id}
        aria-label={`Select ${visibleLine(job.description) || job.id}`}
        checked={selection.has(job.id)}
        onChange={formTakesChange}
        onClick={({ shiftKey }) => selection.toggle(job.id, shiftKey)}
      />
    </label>
  );
}

/** Pixels of the columns; null: what is left. */
const widths: Record<ListColumn, number | null> = {
  id: 76,
  workflow: 144,
  verdict: 194,
  correct: 60,
  claims: 72,
  description: null,
  model: 150,
  promptVersion: 78,
  agentName: 100,
  created: 78,
  started: 68,
  finished: 136,
  duration: 78,
  tokens: 64,
  cost: 74,
  codeRevision: 76,
  errorSummary: null,
};
const BOX_WIDTH = 28;
/** What is to be left at least. */
const LEFT_WIDTH = 320;

function Widths({ columns }: JobListView) {
  return (
    <colgroup>
      <col style={{ width: BOX_WIDTH }} />
      {columns.map((name) => (
        <col key={name} style={{ width: widths[name] ?? undefined }} />
      ))}
    </colgroup>
  );
}

/** The narrowest that the table gets; on a phone it has no columns. */
function narrowest({ columns }: JobListView): CSSProperties {
  const width = columns.reduce((sum, name) => sum + (widths[name] ?? 0), BOX_WIDTH + LEFT_WIDTH);
  return { ["--jobs-width" as string]: `${width}px` };
}
