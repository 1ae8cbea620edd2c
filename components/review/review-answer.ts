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

/** The fields that say which review the reviewer saw; undefined: none. */
export function expectedFields(seen: Review | undefined): Record<"expected" | "expectedComment", string> {
  return { expected: seen?.mark ?? "unset", expectedComment: seen?.comment ?? "" };
}

/** What a form of reviews says. */
export function reviewInForm(form: FormData): Pick<Review, "output" | "mark" | "comment"> {
  const text = (name: string) => String(form.get(name) ?? "");
  return { output: text("output"), mark: readMark(text("mark")) ?? "unset", comment: text("comment").trim() };
}
