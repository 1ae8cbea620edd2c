import Link from "next/link";
import { visibleLine } from "@/components/ui/visible-text";
import { type CaseFilter, everyCase } from "@/lib/contract/eval";
import type { LinkToCases } from "./verdict-scores";

const names: Record<CaseFilter["view"], string> = {
  all: "all",
  wrong: "wrong",
  failed: "failed",
  tp: "true positive",
  fp: "false positive",
  tn: "true negative",
  fn: "false negative",
};

/** Which cases are shown: all, the wrong ones, those that failed, or what a number above stands for. */
export function CaseViews({ filter, link }: { filter: CaseFilter; link: LinkToCases }) {
  const { workflow, set, output, view } = filter;
  const where = [workflow, set, output].filter((text) => text !== "").map(visibleLine);
  return (
    <nav aria-label="Cases shown" className="mb-2 flex flex-wrap items-center gap-2">
      {(["all", "wrong", "failed"] as const).map((known) => (
        <Chip key={known} to={link({ ...everyCase, view: known })} isCurrent={where.length === 0 && view === known}>
          {names[known]}
        </Chip>
      ))}
      {(where.length > 0 || view.length === 2) && (
        <Chip to={link(filter)} isCurrent>
          {[...where, ...(view === "all" ? [] : [names[view]])].join(" · ")}
        </Chip>
      )}
    </nav>
  );
}

function Chip({ to, isCurrent, children }: { to: string; isCurrent: boolean; children: string }) {
  return (
    <Link href={to} prefetch={false} className="control chip" aria-current={isCurrent ? "true" : undefined}>
      {children}
    </Link>
  );
}
