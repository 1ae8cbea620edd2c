import Link from "next/link";
import { DataTable } from "@/components/ui/data-table";
import { FlagSign } from "@/components/ui/flag-sign";
import { formatUtc } from "@/components/ui/quantities";
import { visibleLine } from "@/components/ui/visible-text";
import type { Eval } from "@/lib/contract/eval";
import { type Flip, type FlipSide, flipCounts } from "@/lib/eval/flips";
import { routes } from "@/lib/routes";

interface FlipsSectionProps {
  readonly id: string;
  /** The eval that it is compared with; null when there is no earlier one of the same reports. */
  readonly against: Eval | null;
  /** Those that can be chosen. */
  readonly earlier: readonly Eval[];
  readonly flips: readonly Flip[];
}

/** What became right and what became wrong since another eval of the same reports. */
export function FlipsSection({ id, against, earlier, flips }: FlipsSectionProps) {
  if (against === null) {
    return (
      <p className="text-muted max-w-prose">
        There is no earlier eval of the same reports and labels. Run them again after a change, and what it fixed and
        broke stands here.
      </p>
    );
  }
  return (
    <>
      <form action={routes.evalForm()} className="mb-2 flex flex-wrap items-center gap-2">
        <input type="hidden" name="id" value={id} />
        <label htmlFor="eval-against">against</label>
        <select
          key={against.id}
          id="eval-against"
          name="against"
          defaultValue={against.id}
          className="field w-auto max-w-full"
        >
          {earlier.map((one) => (
            <option key={one.id} value={one.id}>
              {visibleLine(one.name)}, {formatUtc(one.created)}
            </option>
          ))}
        </select>
        <button type="submit" className="control">
          Compare
        </button>
        <Link href={routes.eval(against.id)} prefetch={false}>
          Go to it
        </Link>
      </form>
      <p>{flips.length === 0 ? "No verdict became right or wrong." : flipCounts(flips)}</p>
      {flips.length > 0 && <FlipTable flips={flips} />}
    </>
  );
}

const COLUMNS = ["Case", "Flip", "Output", "Label", "Before", "After", "Jobs"];

function FlipTable({ flips }: { flips: readonly Flip[] }) {
  return (
    <DataTable label="Flips" columns={COLUMNS} words="all">
      {flips.map(({ kind, case: one, output, label, before, after }) => (
        <tr key={`${one.report} ${output}`}>
          <th scope="row">{visibleLine(one.report)}</th>
          <td>{kind}</td>
          <td>{visibleLine(output)}</td>
          <td>
            <FlagSign value={label} />
          </td>
          <Side side={before} />
          <Side side={after} />
          <td>
            {before.job !== null && after.job !== null && (
              <Link href={routes.jobComparison(before.job.id, after.job.id)} prefetch={false}>
                compare
              </Link>
            )}
          </td>
        </tr>
      ))}
    </DataTable>
  );
}

function Side({ side: { verdict, job } }: { side: FlipSide }) {
  return (
    <td>
      <FlagSign value={verdict} />{" "}
      {job !== null && (
        <Link href={routes.job(job.id)} prefetch={false} className="font-mono">
          {job.id.slice(0, 8)}
        </Link>
      )}
    </td>
  );
}
