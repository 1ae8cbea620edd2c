import Link from "next/link";
import { DataTable } from "@/components/ui/data-table";
import { scrollable } from "@/components/ui/scrollable";
import { RelativeTime } from "@/components/ui/time";
import { visibleLine } from "@/components/ui/visible-text";
import type { EvalSummary } from "@/lib/contract/eval";
import { tallyText } from "@/lib/eval/share-text";
import { routes } from "@/lib/routes";

const COLUMNS = [
  "Eval",
  "Created",
  "Model",
  "Prompt",
  "Revision",
  "Cases",
  "Runs",
  "Ended",
  "Failed",
  "All labels right",
];

/** The evals of a namespace, newest first. */
export function EvalList({ evals }: { evals: readonly EvalSummary[] }) {
  return (
    <DataTable label="Evals" columns={COLUMNS} words="all">
      {evals.map((one) => (
        <tr key={one.id}>
          <th scope="row">
            <Link href={routes.eval(one.id)} prefetch={false}>
              {visibleLine(one.name)}
            </Link>
          </th>
          <td>
            <RelativeTime at={one.created} />
          </td>
          <td>{visibleLine(one.model)}</td>
          <td className="font-mono">{one.promptVersions.join(", ") || "–"}</td>
          <td className="font-mono">
            {one.codeRevisions.map((revision) => visibleLine(revision).slice(0, 8)).join(", ") || "–"}
          </td>
          <td>{one.cases}</td>
          <td>{one.runs}</td>
          <td>{one.ended === null ? progressText(one) : <RelativeTime at={one.ended} />}</td>
          <td>{one.failed + one.aborted}</td>
          <td>{tallyText({ right: one.right, of: one.finished })}</td>
        </tr>
      ))}
    </DataTable>
  );
}

function progressText({ finished, failed, aborted, cases, runs }: EvalSummary): string {
  return `${finished + failed + aborted} of ${cases * runs}`;
}

/** What stands in the place of an empty list, and what to do about it. */
export function NoEvals({ namespace }: { namespace: string }) {
  return (
    <div className="max-w-prose py-6">
      <p>
        No verdicts were measured in {namespace} yet. An eval runs reports whose right verdict is known, and shows here
        how many it got right. Start one on the command line:
      </p>
      <p className="mt-2 overflow-x-auto font-mono whitespace-nowrap" {...scrollable}>
        npm run -s assay -- eval --namespace {namespace} --set reports.jsonl --model rules
      </p>
      <p className="mt-2">bench/reports/README.md says how such a file is written, and has some.</p>
    </div>
  );
}
