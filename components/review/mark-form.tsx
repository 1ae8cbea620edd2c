"use client";

import { type KeyboardEvent, type SubmitEvent, useId, useRef } from "react";
import { RelativeTime } from "@/components/ui/time";
import { useEarlyText } from "@/components/ui/use-early-text";
import { useKeys } from "@/components/ui/use-keys";
import { visibleLine } from "@/components/ui/visible-text";
import { type CorrectMark, correctMarks } from "@/lib/contract/job";
import { MAX_COMMENT, markSign, type Review, reviewedThing } from "@/lib/contract/review";
import { expectedFields } from "./review-answer";
import { useComment } from "./use-comment";

interface MarkFormProps {
  readonly job: string;
  /** Empty: the whole verdict. */
  readonly output: string;
  readonly review: Review | undefined;
  /** The comment that is saved; that of `review` may still be on its way. */
  readonly saved: string;
  /** A comment that was typed before and is not saved. */
  readonly typed?: string | undefined;
  readonly onType?: (comment: string) => void;
  /** Where the form goes without a script, and with which fields besides its own. */
  readonly action: (form: FormData) => void;
  readonly hidden?: Readonly<Record<string, string>>;
  readonly send: (form: FormData) => void;
  /** Whether the keys 1, 2, 0 and m are this form's. */
  readonly hasKeys?: boolean;
}

const keyOf: Record<CorrectMark, string> = { correct: "1", incorrect: "2", unset: "0" };

/** Marks and comment of one output, or of the whole verdict. */
export function MarkForm(props: MarkFormProps) {
  const { job, output, review, hasKeys = false } = props;
  const form = useRef<HTMLFormElement>(null);
  const mark = review?.mark ?? "unset";
  const comment = useComment(props.saved, props.typed);
  const type = (text: string) => {
    comment.type(text);
    props.onType?.(text);
  };
  const field = useId();
  useEarlyText(field, type);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    props.send(new FormData(event.currentTarget, event.nativeEvent.submitter));
  };
  useMarkKeys(form, hasKeys);
  return (
    <form ref={form} action={props.action} onSubmit={submit} className="review-form">
      {Object.entries({ ...props.hidden, id: job, output, ...expectedFields(review) }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <fieldset className="marks">
        <legend className="sr-only">{`Is ${reviewedThing(output)} correct?`}</legend>
        {correctMarks.map((choice) => (
          <MarkButton key={choice} choice={choice} of={output} pressed={choice === mark} hasKey={hasKeys} />
        ))}
      </fieldset>
      <textarea
        id={field}
        name="comment"
        rows={1}
        maxLength={MAX_COMMENT}
        value={comment.text}
        onChange={(event) => type(event.target.value)}
        onKeyDown={(event) => leaveField(event, form.current)}
        className="field review-comment"
        aria-label={`Comment on ${reviewedThing(output)}`}
        placeholder={hasKeys ? "comment (m)" : "comment"}
      />
      {review !== undefined && (
        <span className="text-muted">
          {visibleLine(review.operator)}, <RelativeTime at={review.at} />
        </span>
      )}
      <button type="submit" name="mark" value={mark} className="control review-save" data-unsaved={comment.isUnsaved}>
        Save comment
      </button>
    </form>
  );
}

interface MarkButtonProps {
  readonly choice: CorrectMark;
  readonly of: string;
  readonly pressed: boolean;
  readonly hasKey: boolean;
}

function MarkButton({ choice, of, pressed, hasKey }: MarkButtonProps) {
  const { sign, word } = markSign(choice);
  const name = `Mark ${reviewedThing(of)} as ${word}`;
  return (
    <button
      type="submit"
      name="mark"
      value={choice}
      className="control mark"
      aria-pressed={pressed}
      aria-label={name}
      title={hasKey ? `${name} (${keyOf[choice]})` : name}
    >
      {sign}
    </button>
  );
}

/** Presses the buttons themselves, so that a key does what the pointer does. */
function useMarkKeys(form: React.RefObject<HTMLFormElement | null>, active: boolean): void {
  const press = (mark: CorrectMark) => () =>
    form.current?.querySelector<HTMLButtonElement>(`.mark[value="${mark}"]`)?.click();
  const comment = () => form.current?.querySelector("textarea")?.focus();
  useKeys(active ? { "1": press("correct"), "2": press("incorrect"), "0": press("unset"), m: comment } : {});
}

/** Enter keeps what is typed and gives the keys back, Ctrl+Enter saves it as well; Shift+Enter begins a line. */
function leaveField(event: KeyboardEvent<HTMLTextAreaElement>, form: HTMLFormElement | null): void {
  if (event.nativeEvent.isComposing) return;
  const leaves = event.key === "Escape" || (event.key === "Enter" && !event.shiftKey);
  if (!leaves) return;
  event.preventDefault();
  event.currentTarget.blur();
  if (event.ctrlKey || event.metaKey) form?.querySelector<HTMLButtonElement>(".review-save")?.click();
}
