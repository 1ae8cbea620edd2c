import { formatShare } from "@/components/ui/quantities";
import type { ReviewCounts } from "@/lib/contract/stats";
import { ENOUGH_REVIEWS, wilsonInterval } from "@/lib/stats/wilson";
import { Count } from "./count";
import type { LinkTo } from "./stats-links";

/** How often reviews agree with verdicts, and how sure that is: `87 % (79–92 %), 93 of 107, 14 incorrect`. */
export function Accuracy({ reviews, link }: { reviews: ReviewCounts; link: LinkTo }) {
  const { correct, incorrect } = reviews;
  const reviewed = correct + incorrect;
  if (reviewed === 0) return <span className="text-muted">not reviewed</span>;
  return (
    <span className="linked-numbers">
      {accuracyText(reviews)}, <Count value={correct} to={link({ correct: "correct" })} /> of {reviewed} correct,{" "}
      <Count value={incorrect} to={link({ correct: "incorrect" })} /> incorrect
    </span>
  );
}

/** `87 % (79–92 %)` with the 95 % interval, or that there are too few reviews to say. */
export function accuracyText({ correct, incorrect }: ReviewCounts): string {
  const reviewed = correct + incorrect;
  const interval = reviewed < ENOUGH_REVIEWS ? null : wilsonInterval(correct, reviewed);
  if (interval === null) return reviewed === 0 ? "–" : `insufficient (${reviewed} reviewed)`;
  const percent = (share: number) => Math.round(share * 100);
  return `${formatShare(interval.share)} (${percent(interval.low)}–${percent(interval.high)} %)`;
}
