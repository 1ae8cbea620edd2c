import type { Evidence } from "./evidence";
import type { Instant } from "./instant";
import { type CorrectMark, correctMarks, type JobRow, type VerdictFlag } from "./job";
import type { JournalEntry } from "./job-query";
import type { JsonText } from "./json-text";

/** The output that a review of the whole verdict has. */
export const WHOLE_VERDICT = "";

/** Characters (UTF-16 units, as fields of pages count them) of a comment. */
export const MAX_COMMENT = 10_000;

/** A person's judgement of one output of a job, or of its whole verdict, as it stands now. */
export interface Review {
  /** {@link WHOLE_VERDICT}, or the name of a result. */
  readonly output: string;
  readonly mark: CorrectMark;
  readonly comment: string;
  readonly operator: string;
  readonly at: Instant;
}

/** What a reviewer says of an output. */
export interface NewReview {
  readonly output: string;
  readonly mark: CorrectMark;
  readonly comment: string;
  readonly operator: string;
  /** What the reviewer saw: when it is something else by now, the review is refused. */
  readonly expected?: Pick<Review, "mark" | "comment">;
}

/** What became of a review, or of taking one back. */
export type ReviewOutcome =
  | { readonly kind: "written" /** Of the journal. */; readonly entry: number }
  | { readonly kind: "unchanged" }
  | {
      readonly kind: "refused";
      /** Why, and what to do. */
      readonly problem: string;
      /** What the output is marked as instead; null when the problem is another one. */
      readonly current: Review | null;
    };

/** The beginning of a text that may be too long to show. */
export interface TextBeginning {
  readonly text: string;
  /** Of the whole text, in UTF-8. */
  readonly bytes: number;
}

/** A finished job as the review queue shows it. */
export interface ReviewItem {
  readonly job: JobRow;
  readonly explanation: TextBeginning;
  /** What supports its explanation, and who read its report; null while that was not examined. */
  readonly evidence: Evidence | null;
  /** The results that are neither a boolean nor the explanation, as an object; null when they are too long to be sent along. */
  readonly others: JsonText | null;
  readonly report: TextBeginning;
  readonly reviews: readonly Review[];
  /** Oldest first. */
  readonly journal: readonly JournalEntry[];
}

/** The mark of an output; unset when nobody reviewed it. */
export function markOf(reviews: readonly Review[], output: string): CorrectMark {
  return reviewOf(reviews, output)?.mark ?? "unset";
}

export function reviewOf(reviews: readonly Review[], output: string): Review | undefined {
  return reviews.find((review) => review.output === output);
}

/** The mark that `text` names, or null. */
export function readMark(text: string): CorrectMark | null {
  return correctMarks.find((mark) => mark === text) ?? null;
}

/** The review that was entered last and not taken back: the one that can be undone without undoing others first. */
export function latestReview(journal: readonly JournalEntry[]): JournalEntry | null {
  return journal.findLast(({ action, undone }) => action === "reviewed" && undone === null) ?? null;
}

const signs: Record<CorrectMark, { sign: string; word: string }> = {
  unset: { sign: "❓", word: "undecided" },
  correct: { sign: "✅", word: "correct" },
  incorrect: { sign: "❌", word: "incorrect" },
};

/** The sign of a mark, with the word for it. */
export function markSign(mark: CorrectMark): { sign: string; word: string } {
  return signs[mark];
}

/** What is reviewed, in a sentence: `the verdict` or the output's name. */
export function reviewedThing(output: string): string {
  return output === WHOLE_VERDICT ? "the verdict" : output;
}

/** An output that is reviewed by itself. */
export interface ReviewableOutput {
  readonly name: string;
  /** Null when it is a text. */
  readonly value: boolean | null;
}

/** The booleans of a verdict and, when there is one, the explanation. */
export function reviewableOutputs(verdict: readonly VerdictFlag[], explanation: string): ReviewableOutput[] {
  return [...verdict, ...(explanation === "" ? [] : [{ name: "Explanation", value: null }])];
}
