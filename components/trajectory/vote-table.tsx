import { FlagSign } from "@/components/ui/flag-sign";
import { formatVote } from "@/components/ui/quantities";
import { scrollable } from "@/components/ui/scrollable";
import { visibleLine } from "@/components/ui/visible-text";
import type { VerdictFlag } from "@/lib/contract/job";
import { type CandidateVote, type VoteCount, type Votes, voteCount } from "@/lib/contract/votes";
import { routes } from "@/lib/routes";

interface VoteTableProps {
  readonly jobId: string;
  readonly verdict: readonly VerdictFlag[];
  /** Nothing is shown where nobody voted. */
  readonly votes: Votes | null;
  readonly label?: string;
}

/** Which candidate said what of each output of a verdict, with links to their spans. */
export function VoteTable({ jobId, verdict, votes, label = "Votes" }: VoteTableProps) {
  if (votes === null) return null;
  const { Candidates: candidates } = votes;
  const voted = verdict.flatMap((flag) => {
    const count = voteCount(votes, flag.name, flag.value);
    return count === null ? [] : [{ flag, count }];
  });
  return (
    <div className="votes-scroll" {...scrollable}>
      <table className="votes" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{`${candidates.length} candidates`}</th>
            <th scope="col">Confidence</th>
            {candidates.map(({ Span: span }, index) => (
              <th key={span} scope="col">
                <a href={routes.jobSpan(jobId, span)} aria-label={`Candidate ${index + 1}, span ${span}`}>
                  {index + 1}
                </a>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {voted.map(({ flag, count }) => (
            <OutputVotes key={flag.name} flag={flag} count={count} candidates={candidates} />
          ))}
        </tbody>
      </table>
      <VoteNotes votes={votes} />
    </div>
  );
}

interface OutputVotesProps {
  readonly flag: VerdictFlag;
  readonly count: VoteCount;
  readonly candidates: readonly CandidateVote[];
}

function OutputVotes({ flag: { name, value }, count, candidates }: OutputVotesProps) {
  return (
    <tr>
      <th scope="row">
        {visibleLine(name)} <FlagSign value={value} />
      </th>
      <td className="numeric">{formatVote(count)}</td>
      {candidates.map((candidate) => (
        <td key={candidate.Span} data-differs={(candidate.Verdict[name] ?? value) !== value || undefined}>
          <Vote candidate={candidate} output={name} />
        </td>
      ))}
    </tr>
  );
}

function Vote({ candidate, output }: { candidate: CandidateVote; output: string }) {
  const said = candidate.Verdict[output];
  return said === undefined ? (
    <span role="img" aria-label="failed">
      💥
    </span>
  ) : (
    <FlagSign value={said} />
  );
}

/** What the table does not show: whose explanation is given, how ties were decided, and why a candidate failed. */
function VoteNotes({ votes: { Candidates, Explained, Tied } }: { votes: Votes }) {
  const explaining = Candidates.findIndex(({ Span }) => Span === Explained) + 1;
  const first = Candidates.findIndex(({ Error: error }) => error === "") + 1;
  const failures = Candidates.flatMap(({ Error: error }, index) =>
    error === "" ? [] : [`Candidate ${index + 1} failed and does not count: ${visibleLine(error)}`],
  );
  return (
    <ul className="votes-notes text-muted">
      <li>{`The explanation is candidate ${explaining}’s, the first of those that agree most with the majority.`}</li>
      {Tied.length > 0 && (
        <li>{`As many say yes as no to ${Tied.map(visibleLine).join(", ")}: candidate ${first}, the first that answered, decides.`}</li>
      )}
      {failures.map((failure) => (
        <li key={failure}>{failure}</li>
      ))}
    </ul>
  );
}
