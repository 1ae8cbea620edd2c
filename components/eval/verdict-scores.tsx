import Link from "next/link";
import { DataTable } from "@/components/ui/data-table";
import { visibleLine } from "@/components/ui/visible-text";
import type { CaseFilter } from "@/lib/contract/eval";
import type { EvalReport, SetReport } from "@/lib/eval/eval-report";
import { cells } from "@/lib/eval/judged-case";
import type { OutputScore } from "@/lib/eval/output-score";
import { accuracyColumns, agreementColumns, confidenceColumns } from "@/lib/eval/score-columns";
import { shareText, tallyText } from "@/lib/eval/share-text";

/** The page of the cases that a filter lets through. */
export type LinkToCases = (filter: Partial<CaseFilter>) => string;

interface VerdictScoresProps {
  readonly report: EvalReport;
  readonly link: LinkToCases;
}

const COLUMNS = [...accuracyColumns, ...confidenceColumns];
const COLUMNS_OF_MATRIX = [
  "Workflow",
  "Set",
  "Output",
  "True positive",
  "False positive",
  "True negative",
  "False negative",
];

/** How often each output is right. Reports that were set aside stand apart from those that rules were written for. */
export function VerdictScores({ report, link }: VerdictScoresProps) {
  const several = report.eval.runs > 1;
  return (
    <>
      <DataTable label="Accuracy" columns={several ? [...COLUMNS, ...agreementColumns] : COLUMNS} words={3}>
        {rowsOf(report).map(({ one, name, score }) => (
          <tr key={`${one.workflow} ${one.set} ${name}`}>
            <RowHeading one={one} name={name} />
            <td>{shareText(score.cases)}</td>
            <td>
              <Linked text={tallyText(score.runs)} to={link(filterOf(one, name))} />
            </td>
            <td>{tallyText(score.confident)}</td>
            <td>{tallyText(score.unsure)}</td>
            <td>
              <Linked text={score.without} to={link({ ...filterOf(one, name), view: "failed" })} />
            </td>
            {several && <RunCells score={score} />}
          </tr>
        ))}
      </DataTable>
      <p className="text-muted mt-1 max-w-prose">
        Of the runs that finished. The interval is Wilson’s with 95 %, over cases: several runs of one case count once.
        Fewer than 20 cases are too few to say.
      </p>
    </>
  );
}

/** What the labels and the verdicts say, run by run; each number leads to its cases. */
export function ConfusionMatrix({ report, link }: VerdictScoresProps) {
  return (
    <DataTable label="Confusion matrix" columns={COLUMNS_OF_MATRIX} words={3}>
      {rowsOf(report).map(({ one, name, score }) => (
        <tr key={`${one.workflow} ${one.set} ${name}`}>
          <RowHeading one={one} name={name} />
          {cells.map((cell) => (
            <td key={cell}>
              <Linked text={score.cells[cell]} to={link({ ...filterOf(one, name), view: cell })} />
            </td>
          ))}
        </tr>
      ))}
    </DataTable>
  );
}

function rowsOf({ sets }: EvalReport) {
  return sets.flatMap((one) => one.outputs.map((output) => ({ one, ...output })));
}

function filterOf({ workflow, set }: SetReport, output: string): Partial<CaseFilter> {
  return { workflow, set, output };
}

function RowHeading({ one: { workflow, set }, name }: { one: SetReport; name: string }) {
  return (
    <>
      <th scope="row">{visibleLine(workflow)}</th>
      <td>{set}</td>
      <td>{visibleLine(name)}</td>
    </>
  );
}

function RunCells({ score: { majority, ties, agreeing } }: { score: OutputScore }) {
  return (
    <>
      <td>{tallyText(majority)}</td>
      <td>{ties}</td>
      <td>{tallyText(agreeing)}</td>
    </>
  );
}

/** A number that leads to its cases, when there are any. */
function Linked({ text, to }: { text: string | number; to: string }) {
  if (text === 0 || text === "–") return <span className="text-muted">{text}</span>;
  return (
    <Link href={to} prefetch={false}>
      {text}
    </Link>
  );
}
