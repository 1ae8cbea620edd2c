import { unstable_isUnrecognizedActionError, unstable_rethrow } from "next/navigation";
import { type Review, type ReviewOutcome, readMark } from "@/lib/contract/review";

/** What an action answers to a form of reviews: what became of it, and what was typed; null before any. */
export type ReviewAnswer = { readonly outcome: ReviewOutcome; readonly typed: string } | null;

export type ReviewAction = (answer: ReviewAnswer, form: FormData) => Promise<ReviewAnswer>;

/** A field that forms have when a script sends them: the answer is then shown in place, and leads nowhere. */
export const STAY_FIELD = "stay";

/** Sends a form by a script. What goes wrong on the way is a refusal too, so that nothing typed is lost. */
export async function sendReview(action: ReviewAction, form: FormData): Promise<ReviewOutcome> {
  form.set(STAY_FIELD, "1");
  try {
    const answer = await action(null, form);
    return answer?.outcome ?? { kind: "unchanged" };
  } catch (error) {
    unstable_rethrow(error);
    if (unstable_isUnrecognizedActionError(error)) {
      return refusal("The site was updated since this page was opened: copy what you typed, and reload.");
    }
    return refusal("It was not saved, because the server does not answer: try again, or look whether it runs.");
  }
}

/** What a form of reviews says. */
export function reviewInForm(form: FormData): Pick<Review, "output" | "mark" | "comment"> {
  const text = (name: string) => String(form.get(name) ?? "");
  return { output: text("output"), mark: readMark(text("mark")) ?? "unset", comment: text("comment").trim() };
}

function refusal(problem: string): ReviewOutcome {
  return { kind: "refused", problem, current: null };
}
