import Link from "next/link";
import { CorrectSign } from "@/components/ui/correct-sign";
import { DataTable } from "@/components/ui/data-table";
import { FlagSign } from "@/components/ui/flag-sign";
import { visibleLine, visibleText } from "@/components/ui/visible-text";
import type { JudgedCase, JudgedOutput } from "@/lib/eval/judged-case";
import { routes } from "@/lib/routes";

const COLUMNS = ["Case", "Set", "Output", "Label", "Verdict", "Jobs", "Bug", "Reason of the label"];

/** Every case: what is right, what the runs say, and why the label is believed. */
export function CaseTable({ cases }: { cases: readonly JudgedCase[] }) {
  return (
    <DataTable label="Cases" columns={COLUMNS} words="all">
      {cases.flatMap((one) =>
        one.outputs.map((output, index) => (
          <tr key={`${one.report} ${output.name}`}>
            <th scope="row">{visibleLine(one.report)}</th>
            <td>{one.set}</td>
            <td>{visibleLine(output.name)}</td>
            <td>
              <FlagSign value={output.label} />
            </td>
            <td>
              <Outcome output={output} />
            </td>
            <td>
              <Jobs output={output} />
            </td>
            <td className="long-cell">{index === 0 && visibleLine(one.title)}</td>
            <td className="long-cell">
              {index === 0 && (
                <details>
                  <summary>
                    {visibleLine(one.reason).slice(0, SHORT)}
                    {one.reason.length > SHORT && "…"}
                  </summary>
                  <p>{visibleText(one.reason)}</p>
                  <p className="text-muted">{visibleLine(one.source)}</p>
                </details>
              )}
            </td>
          </tr>
        )),
      )}
    </DataTable>
  );
}

/** Characters of a reason that are seen before it is unfolded. */
const SHORT = 60;

function Outcome({ output: { verdict, right, tie } }: { output: JudgedOutput }) {
  if (verdict === null) return <span className="text-muted">{tie ? "tie" : "none"}</span>;
  return (
    <>
      <FlagSign value={verdict} /> {right === true ? "right" : <strong>wrong</strong>}
    </>
  );
}

function Jobs({ output: { runs } }: { output: JudgedOutput }) {
  if (runs.length === 0) return <span className="text-muted">not filed yet</span>;
  return (
    <span className="flex gap-x-3">
      {runs.map(({ job, value }) => (
        <Link key={job.id} href={routes.job(job.id)} prefetch={false} className="whitespace-nowrap">
          <span className="font-mono">{job.id.slice(0, 8)}</span>{" "}
          {value === null ? <CorrectSign job={job} /> : runs.length > 1 && <FlagSign value={value} />}
        </Link>
      ))}
    </span>
  );
}
