import { FlagSign } from "@/components/ui/flag-sign";
import { formatVote } from "@/components/ui/quantities";
import type { VerdictFlag } from "@/lib/contract/job";
import { type Votes, voteCount } from "@/lib/contract/votes";

/** A job's booleans as syzbot shows them, each with a sign and a word for it; and how sure the candidates are, where they voted. */
export function Verdict({ flags, votes = null }: { flags: readonly VerdictFlag[]; votes?: Votes | null }) {
  return flags.map(({ name, value }) => (
    <span key={name} className="not-last:mr-2 inline-block whitespace-nowrap">
      {name}
      <span className="ml-1">
        <FlagSign value={value} />
      </span>
      {votes !== null && <Confidence flag={{ name, value }} votes={votes} />}
    </span>
  ));
}

/** `60 %, 3 of 5` */
function Confidence({ flag, votes }: { flag: VerdictFlag; votes: Votes }) {
  const count = voteCount(votes, flag.name, flag.value);
  if (count === null) return null;
  return <span className="text-muted numeric ml-1">{formatVote(count)}</span>;
}
