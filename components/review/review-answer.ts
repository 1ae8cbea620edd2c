import { type Review, type ReviewOutcome, readMark } from "@/lib/contract/review";

/** What an action answers to a form of reviews; null before any. */
export type ReviewAnswer = {
  readonly outcome: ReviewOutcome;
  readonly output: string;
  /** The comment that the form held. */
  readonly typed: string;
} | null;

export type ReviewAction = (answer: ReviewAnswer, form: FormData) => Promise<ReviewAnswer>;

/** A field that forms have when a script sends them: the answer is then shown in place, and leads nowhere. */
export const STAY_FIELD = "stay";

/** A review that was not saved, and why. */
export function refusal(problem: string): Extract<ReviewOutcome, { kind: "refused" }> {
  return { kind: "refused", problem, current: null };
}

/** What became of a form that the server did not answer. */
export const unanswered = refusal(
  "It was not saved, because the server does not answer: try again, or look whether it runs.",
);

/** The fields that say which review the reviewer saw; undefined: none. */
export function expectedFields(seen: Review | undefined): Record<"expected" | "expectedComment", string> {
  return { expected: seen?.mark ?? "unset", expectedComment: seen?.comment ?? "" };
}

/** What a form of reviews says. */
export function reviewInForm(form: FormData): Pick<Review, "output" | "mark" | "comment"> {
  const text = (name: string) => String(form.get(name) ?? "");
  return { output: text("output"), mark: readMark(text("mark")) ?? "unset", comment: text("comment").trim() };
}
