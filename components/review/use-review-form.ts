"use client";

import { useActionState, useOptimistic, useState, useTransition } from "react";
import type { Review, ReviewOutcome } from "@/lib/contract/review";
import { type ReviewAction, reviewInForm } from "./review-answer";
import { sendReview } from "./send-review";

/**
 * Sends a form of reviews: posted by the browser without a script, and by one without leaving the page. The mark shows at
 * once; when it is refused, the stored one is back.
 */
export function useReviewForm(action: ReviewAction, review: Review | undefined, operator: string) {
  const [posted, formAction] = useActionState(action, null);
  const [sent, setSent] = useState<ReviewOutcome | null>(null);
  const [shown, showAtOnce] = useOptimistic(review);
  const [pending, startTransition] = useTransition();
  const send = (form: FormData) =>
    startTransition(async () => {
      showAtOnce({ ...reviewInForm(form), operator, at: new Date().toISOString() });
      const outcome = await sendReview(action, form);
      startTransition(() => setSent(outcome));
    });
  return { shown, outcome: sent ?? posted?.outcome ?? null, typed: posted?.typed, formAction, send, pending };
}
