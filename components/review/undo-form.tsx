"use client";

import { useActionState, useRef, useState, useTransition } from "react";
import { useKeys } from "@/components/ui/use-keys";
import type { ReviewOutcome } from "@/lib/contract/review";
import type { ReviewAction } from "./review-answer";
import { sendReview } from "./send-review";

interface UndoFormProps {
  readonly job: string;
  /** The entry of the journal to take back. */
  readonly entry: number;
  readonly action: ReviewAction;
  /** Whether the key u is this form's. */
  readonly hasKey?: boolean;
}

/** Takes back a review. */
export function UndoForm({ job, entry, action, hasKey = false }: UndoFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [posted, formAction] = useActionState(action, null);
  const [sent, setSent] = useState<ReviewOutcome | null>(null);
  const [pending, startTransition] = useTransition();
  const outcome = sent ?? posted?.outcome;
  useKeys(hasKey ? { u: () => !pending && form.current?.requestSubmit() } : {});
  const send = (data: FormData) =>
    startTransition(async () => {
      const answer = await sendReview(action, data);
      startTransition(() => setSent(answer));
    });
  return (
    <form
      ref={form}
      action={formAction}
      onSubmit={(event) => {
        event.preventDefault();
        send(new FormData(event.currentTarget));
      }}
      className="inline-flex items-baseline gap-2"
    >
      <input type="hidden" name="id" value={job} />
      <input type="hidden" name="entry" value={entry} />
      <button type="submit" className="control" title={hasKey ? "Take back the last review (u)" : undefined}>
        Undo
      </button>
      <span role="status" className="text-failed font-bold">
        {outcome?.kind === "refused" && outcome.problem}
      </span>
    </form>
  );
}
