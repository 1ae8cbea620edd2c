import Link from "next/link";
import { visibleLine } from "@/components/ui/visible-text";
import type { JobFilter } from "@/lib/contract/job-query";
import { jobListPage } from "@/lib/routes";

/** What narrows the list, as links: the state is the URL. */
export function JobFilters({ filter, workflows }: { filter: JobFilter; workflows: readonly string[] }) {
  const choices = ["", ...new Set([...workflows, ...(filter.workflow === "" ? [] : [filter.workflow])])];
  return (
    <nav aria-label="Filters" className="flex flex-wrap items-center gap-x-2 gap-y-1">
      {choices.map((workflow) => (
        <Chip key={workflow} to={{ ...filter, workflow }} on={filter.workflow === workflow}>
          {workflow === "" ? "all workflows" : visibleLine(workflow)}
        </Chip>
      ))}
      <span aria-hidden="true" className="bg-line mx-1 h-5 w-px" />
      <Chip to={{ ...filter, needsModeration: !filter.needsModeration }} on={filter.needsModeration} toggle>
        needs moderation
      </Chip>
      <Chip to={{ ...filter, showAborted: !filter.showAborted }} on={filter.showAborted} toggle>
        show aborted
      </Chip>
    </nav>
  );
}

interface ChipProps {
  readonly to: JobFilter;
  readonly on: boolean;
  readonly toggle?: boolean;
  readonly children: string;
}

function Chip({ to, on, toggle = false, children }: ChipProps) {
  return (
    <Link
      href={jobListPage(to, { side: "start" })}
      prefetch={false}
      className="control chip"
      aria-current={on ? "true" : undefined}
    >
      {toggle && on && <span aria-hidden="true">✓</span>}
      {children}
      {toggle && on && <span className="sr-only"> (on: follow to switch off)</span>}
    </Link>
  );
}
