import type { Random, Weighted } from "./random";

type FailureMaker = (random: Random) => string;

/** Failures whose text is always the same but for a number or name in the place of `#`. */
function failing(weight: number, text: string, differing: FailureMaker = () => ""): Weighted<FailureMaker> {
  return { weight, value: (random) => text.replace("#", differing(random)) };
}

const FAILURES: readonly [Weighted<FailureMaker>, ...Weighted<FailureMaker>[]] = [
  failing(24, "The provider answered 429 for # minutes: it has no quota left. Run the job again later.", (random) =>
    String(random.int(10, 60)),
  ),
  failing(18, "The provider answered 503 (overloaded) # times. Run the job again later.", (random) =>
    String(random.int(5, 9)),
  ),
  failing(14, "There is no commit # in the repository: give one that can be fetched.", (random) => random.hex(40)),
  failing(12, "expert called the model 60 times, its limit, without results and a final reply. Run the job again."),
  failing(9, "The repository could not be fetched within # s: check its address.", (random) =>
    String(random.int(300, 900)),
  ),
  failing(7, "expert gave up on the model after 3 reminders: it never called set-results."),
  failing(
    6,
    "The conversation is longer than the model takes (# tokens): use a model with a larger context.",
    (random) => String(random.int(200_000, 1_100_000)),
  ),
  failing(5, "The content filter of the model stopped the answer: use another model."),
  failing(3, "The worker died # times on this run: look at its log before running the job again.", (random) =>
    String(random.int(3, 5)),
  ),
  failing(2, "The disk of the worker is full: # MB are free. Free some space, then run the job again.", (random) =>
    String(random.int(0, 90)),
  ),
];

/** Why a run failed. */
export function inventFailure(random: Random): string {
  return random.weighted(FAILURES)(random);
}
