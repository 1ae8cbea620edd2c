import Link from "next/link";
import { FlagSign } from "@/components/ui/flag-sign";
import { visibleLine } from "@/components/ui/visible-text";
import type { EvalOfJob } from "@/lib/contract/eval";
import type { JobRow } from "@/lib/contract/job";
import { routes } from "@/lib/routes";

/** On a job's page: the eval that it was filed for, and what the right verdict is. */
export function EvalNote({ found, verdict }: { found: EvalOfJob; verdict: JobRow["verdict"] }) {
  const { id, name, report, run, runs, labels } = found;
  return (
    <p className="linked-numbers mt-1">
      Case {visibleLine(report)}
      {runs > 1 && `, run ${run} of ${runs},`} of the eval{" "}
      <Link href={routes.eval(id)} prefetch={false}>
        {visibleLine(name)}
      </Link>
      . Label:{" "}
      {labels.map((label, index) => {
        const said = verdict.find((flag) => flag.name === label.name);
        return (
          <span key={label.name}>
            {index > 0 && ", "}
            {visibleLine(label.name)} <FlagSign value={label.value} />
            {said !== undefined && (said.value === label.value ? " (right)" : <strong> (wrong)</strong>)}
          </span>
        );
      })}
    </p>
  );
}
