import Link from "next/link";
import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/time";
import { visibleLine } from "@/components/ui/visible-text";
import type { Contradiction } from "@/lib/contract/contradiction";
import { routes } from "@/lib/routes";
import { commonOf } from "./contradiction-text";
import { Verdict } from "./verdict";

/** On a job's page: who decided otherwise about the same bug. */
export function ContradictionsNotice({ id, contradictions }: { id: string; contradictions: readonly Contradiction[] }) {
  if (contradictions.length === 0) return null;
  return (
    <Notice look="review" title="Contradicted">
      <ul>
        {contradictions.map((found) => {
          const other = found.job.id === id ? found.other : found.job;
          return (
            <li key={found.id}>
              <Link href={routes.job(other.id)} prefetch={false}>
                {visibleLine(other.description) || other.id.slice(0, 8)}
              </Link>{" "}
              <Verdict flags={other.verdict.filter(({ name }) => name === found.flag)} />
              {other.finished !== null && <RelativeTime at={other.finished} />}{" "}
              <span className="text-muted">
                {commonOf(found)} ·{" "}
                <Link href={routes.jobComparison(id, other.id)} prefetch={false}>
                  compare
                </Link>
              </span>
            </li>
          );
        })}
      </ul>
    </Notice>
  );
}
