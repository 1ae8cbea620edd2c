import { VOTES } from "@/lib/contract/votes";
import { type Candidates, candidateCount } from "./candidates";
import { FlowError, ProviderError } from "./errors";
import { contain, type Place } from "./place";
import type { Run } from "./run";
import { runAgent } from "./run-agent";
import type { Values } from "./values";
import { type Ballot, elect, quorum, votedOutputs } from "./vote";

/**
 * Runs the candidates one after another (side by side their steps would get each other's results after a crash) and returns
 * what they came to together. Throws {@link FlowError} or {@link ProviderError} when too many of them fail for a vote.
 */
export function runCandidates(run: Run, place: Place, candidates: Candidates, values: Values): Promise<Values> {
  const { agent, name } = candidates;
  const count = candidateCount(candidates, values);
  const path = `${place.path}${name}`;
  if (count === 1) return runAgent(run, { span: place.span, path }, agent, values);
  const args = JSON.stringify({ Candidates: count });
  return contain(run, place.span, { type: "agent-candidates", name, path, args }, async ({ span }) => {
    const ballots: Ballot[] = [];
    for (let candidate = 1; candidate <= count; candidate++) {
      // Each gets as much of the budget as the others, or the last ones could not look at anything before they vote.
      run.tokens.allow(1 / (count - candidate + 1));
      ballots.push(await askCandidate(run, { span, path: `${path}#${candidate}` }, candidates, values));
      checkQuorum(ballots, count, name);
    }
    run.tokens.allow(1);
    const { outputs, votes } = elect(votedOutputs(agent.outputs), ballots);
    const { [agent.replyAs]: reply, ...results } = outputs;
    const value = { ...outputs, [VOTES]: votes };
    return { value, results: { ...results, [VOTES]: votes }, reply: String(reply) };
  });
}

async function askCandidate(run: Run, place: Place, { agent }: Candidates, values: Values): Promise<Ballot> {
  const seq = run.nextSeq;
  try {
    return { seq, outputs: await runAgent(run, place, agent, values), error: null };
  } catch (error) {
    if (error instanceof FlowError || error instanceof ProviderError) return { seq, outputs: null, error };
    throw error;
  }
}

/** Throws as soon as those that are left could not make a vote: asking them would be for nothing. */
function checkQuorum(ballots: readonly Ballot[], count: number, name: string): void {
  const failed = ballots.flatMap(({ error }) => error ?? []);
  const last = failed.at(-1);
  if (last === undefined || count - failed.length >= quorum(count)) return;
  const message = `${failed.length} of ${count} candidates of ${name} failed, too many for a vote. The last one: ${last.message}`;
  throw last instanceof ProviderError
    ? new ProviderError(message, last.details)
    : new FlowError(message, { cause: last.cause });
}
