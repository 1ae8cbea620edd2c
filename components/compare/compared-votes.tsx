import type { ReactNode } from "react";

interface ComparedVotesProps {
  /** The votes of each job; null where nobody voted. */
  readonly a: ReactNode;
  readonly b: ReactNode;
}

/** How the candidates of both jobs voted, under the columns of the outputs. */
export function ComparedVotes({ a, b }: ComparedVotesProps) {
  return (
    <div className="compared-votes">
      <Side name="A" votes={a} />
      <Side name="B" votes={b} />
    </div>
  );
}

function Side({ name, votes }: { name: string; votes: ReactNode }) {
  return (
    <div className="min-w-0">
      <h3 className="text-muted">{name}</h3>
      {votes ?? <p className="text-muted">There was no vote.</p>}
    </div>
  );
}
