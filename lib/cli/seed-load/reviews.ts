import type { LoadedReview } from "@/lib/db/loaded-job";
import { MARKS, REVIEWERS } from "./distribution";
import type { Random } from "./random";
import { instant } from "./span-content";

const HOUR_MS = 3_600_000;
const COMMENTED_SHARE = 0.3;
const OUTPUTS_SHARE = 0.1;

/** What people said of a finished job's verdict; nothing of most. Never later than `end`. */
export function inventReviews(
  random: Random,
  { outputs, finishedMs, end }: { outputs: readonly string[]; finishedMs: number; end: number },
): LoadedReview[] {
  const mark = random.weighted(MARKS);
  if (mark === "unset") return [];
  const operator = random.pick(REVIEWERS);
  const at = instant(Math.min(end, Math.round(finishedMs + random.logNormal(20 * HOUR_MS, 1))));
  const comment = random.chance(COMMENTED_SHARE) ? inventComment(random, mark) : "";
  const judged = random.chance(OUTPUTS_SHARE) ? outputs.filter((name) => name !== "Confident").slice(0, 1) : [];
  return ["", ...judged].map((output) => ({ operator, at, output, mark, comment: output === "" ? comment : "" }));
}

function inventComment(random: Random, mark: "correct" | "incorrect"): string {
  return mark === "correct"
    ? random.pick(["Agreed.", "The lock argument holds.", "Same as the fix that was posted."])
    : random.pick([
        "It missed the second caller.",
        "The value is dereferenced later.",
        "The object can be freed there.",
      ]);
}
