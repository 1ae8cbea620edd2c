"use client";

import { useTable } from "@tanstack/react-table";
import { useRef } from "react";
import { useKeys } from "@/components/ui/use-keys";
import type { JobRow } from "@/lib/contract/job";
import { jobColumns, jobFeatures } from "./job-columns";

/** The list of jobs: one row each, of one height. `j` and `k` move through it. */
export function JobTable({ jobs }: { jobs: readonly JobRow[] }) {
  const table = useTable({
    features: jobFeatures,
    columns: jobColumns,
    data: jobs as JobRow[],
    getRowId: (job) => job.id,
  });
  const body = useRef<HTMLTableSectionElement>(null);
  useListKeys(body);
  return (
    <section className="jobs-scroll" aria-label="Jobs">
      <table className="jobs">
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map((header) => (
                <th key={header.id} scope="col" className={`jobs-${header.column.id}`}>
                  <table.FlexRender header={header} />
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody ref={body}>
          {table.getRowModel().rows.map((row) => (
            <tr key={row.id} data-state={row.original.state}>
              {row.getAllCells().map((cell) => (
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

/** Moves the focus between the links of the rows; the browser opens what is focused. */
function useListKeys(body: React.RefObject<HTMLElement | null>): void {
  const links = () => [...(body.current?.querySelectorAll<HTMLElement>(".job-link") ?? [])];
  const move = (step: number) => {
    const all = links();
    const from = all.indexOf(document.activeElement as HTMLElement);
    const to = from < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, from + step));
    all[to]?.focus();
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    "g g": () => links()[0]?.focus(),
    G: () => links().at(-1)?.focus(),
  });
}
