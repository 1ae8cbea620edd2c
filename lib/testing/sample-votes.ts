import type { Votes } from "@/lib/contract/votes";

/**
 * Votes for tests: what each candidate says of each output, and why one more failed, if it did. The candidates are spans 10, 20, …,
 * and the first of them explains.
 */
export function sampleVotes(said: Readonly<Record<string, readonly boolean[]>>, failure = ""): Votes {
  const names = Object.keys(said);
  const answered = Math.max(...Object.values(said).map(({ length }) => length));
  const share = (values: readonly boolean[]) => {
    const yes = values.filter(Boolean).length;
    return Math.max(yes, values.length - yes) / values.length;
  };
  const candidates = Array.from({ length: answered }, (_, index) => ({
    Span: 10 * (index + 1),
    Verdict: Object.fromEntries(names.map((name) => [name, said[name]?.[index] === true])),
    Error: "",
  }));
  const failed = failure === "" ? [] : [{ Span: 10 * (answered + 1), Verdict: {}, Error: failure }];
  return {
    Confidence: Object.fromEntries(Object.entries(said).map(([name, values]) => [name, share(values)])),
    Tied: [],
    Explained: 10,
    Candidates: [...candidates, ...failed],
  };
}
