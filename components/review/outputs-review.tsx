import type { ReactNode } from "react";
import { FlagSign } from "@/components/ui/flag-sign";
import { visibleLine } from "@/components/ui/visible-text";
import { markOf, markSign, type Review, type ReviewableOutput } from "@/lib/contract/review";

interface OutputsReviewProps {
  readonly outputs: readonly ReviewableOutput[];
  readonly reviews: readonly Review[];
  readonly form: (output: ReviewableOutput) => ReactNode;
}

/** The outputs of a job, each with a review of its own; folded until one has been reviewed. */
export function OutputsReview({ outputs, reviews, form }: OutputsReviewProps) {
  if (outputs.length === 0) return null;
  const isReviewed = reviews.some(({ output }) => output !== "");
  return (
    <details open={isReviewed} className="review-outputs">
      <summary>Output by output</summary>
      <ul>
        {outputs.map((output) => (
          <li key={output.name}>
            <OutputName output={output} mark={markSign(markOf(reviews, output.name)).word} />
            {form(output)}
          </li>
        ))}
      </ul>
    </details>
  );
}

function OutputName({ output: { name, value }, mark }: { output: ReviewableOutput; mark: string }) {
  return (
    <span className="review-output">
      {visibleLine(name)}
      {value !== null && (
        <span className="ml-1">
          <FlagSign value={value} />
        </span>
      )}
      <span className="sr-only">{`: ${mark}`}</span>
    </span>
  );
}
