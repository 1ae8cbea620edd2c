import { unstable_isUnrecognizedActionError, unstable_rethrow } from "next/navigation";
import type { ReviewOutcome } from "@/lib/contract/review";
import { type ReviewAction, refusal, STAY_FIELD, unanswered } from "./review-answer";

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
    return unanswered;
  }
}
