"use client";

import Link from "next/link";
import { useActionState } from "react";
import { type JobState, jobAllows } from "@/lib/contract/job";
import { routes } from "@/lib/routes";

/** What an action of a job's page answers when it did not lead elsewhere: why not. */
export interface ActionOutcome {
  readonly problem: string;
}

type JobFormAction = (outcome: ActionOutcome, form: FormData) => Promise<ActionOutcome>;

interface JobActionsProps {
  readonly id: string;
  readonly state: JobState;
  readonly rerun: JobFormAction;
  readonly cancel: JobFormAction;
}

const none: ActionOutcome = { problem: "" };

/** The buttons that the job's state allows. They are forms: they work without a script. */
export function JobActions({ id, state, rerun, cancel }: JobActionsProps) {
  return (
    <>
      {jobAllows(state, "rerun") && <Rerun id={id} action={rerun} />}
      {jobAllows(state, "cancel") && <Cancel id={id} action={cancel} />}
    </>
  );
}

function Rerun({ id, action }: { id: string; action: JobFormAction }) {
  const [{ problem }, send, pending] = useActionState(action, none);
  return (
    <>
      <form action={send}>
        <input type="hidden" name="id" value={id} />
        <button type="submit" className="control" disabled={pending}>
          Re-run
        </button>
      </form>
      <Link href={routes.jobWithForm(id)} className="control" prefetch={false}>
        Re-run with changed inputs
      </Link>
      <Problem text={problem} />
    </>
  );
}

function Cancel({ id, action }: { id: string; action: JobFormAction }) {
  const [{ problem }, send, pending] = useActionState(action, none);
  return (
    <>
      <form action={send} className="flex gap-2">
        <input type="hidden" name="id" value={id} />
        <input
          name="why"
          aria-label="Reason"
          placeholder="reason"
          className="field w-44"
          maxLength={1000}
          autoComplete="off"
        />
        <button type="submit" className="control" disabled={pending}>
          {pending ? "Cancelling…" : "Cancel"}
        </button>
      </form>
      <Problem text={problem} />
    </>
  );
}

function Problem({ text }: { text: string }) {
  return (
    <p role="status" className="text-failed basis-full font-bold empty:hidden">
      {text}
    </p>
  );
}
