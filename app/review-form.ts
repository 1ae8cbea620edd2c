import "server-only";
import { type ReviewAnswer, STAY_FIELD } from "@/components/review/review-answer";
import { type ReviewOutcome, readMark } from "@/lib/contract/review";
import { reviewJob, undoReview } from "@/lib/db/reviews";
import { env } from "@/lib/env";
import { formText } from "./form-text";

/** Enters the review that a posted form holds. */
export async function reviewFromForm(form: FormData): Promise<ReviewOutcome> {
  const mark = readMark(formText(form, "mark"));
  if (mark === null) return { kind: "refused", problem: "Choose one of ✅, ❌ and ❓.", current: null };
  const expected = readMark(formText(form, "expected"));
  return reviewJob(formText(form, "id"), {
    output: formText(form, "output"),
    mark,
    comment: commentIn(form, "comment"),
    operator: env.operator(),
    ...(expected === null ? {} : { expected: { mark: expected, comment: commentIn(form, "expectedComment") } }),
  });
}

/** Browsers post line ends as two characters. */
function commentIn(form: FormData, name: string): string {
  return formText(form, name).replace(/\r\n?/g, "\n");
}

/** Takes back the review whose entry a posted form names. */
export async function undoFromForm(form: FormData): Promise<ReviewOutcome> {
  const entry = formText(form, "entry");
  if (!/^\d{1,15}$/.test(entry)) {
    return { kind: "refused", problem: "This is no review of the journal: reload the page.", current: null };
  }
  return undoReview(formText(form, "id"), env.operator(), Number(entry));
}

/** Whether the page that sent a form shows the outcome itself: a script does, and every page does when it was refused. */
export function staysOnPage(form: FormData, outcome: ReviewOutcome): boolean {
  return outcome.kind === "refused" || formText(form, STAY_FIELD) !== "";
}

/** The outcome, with what was typed for a page that a browser without a script shows again. */
export function answerTo(form: FormData, outcome: ReviewOutcome): ReviewAnswer {
  return { outcome, output: formText(form, "output"), typed: formText(form, "comment") };
}
