"use client";

import { unstable_isUnrecognizedActionError, unstable_rethrow } from "next/navigation";
import { type RefObject, type SubmitEvent, useActionState, useState, useTransition } from "react";
import { tooLarge } from "@/lib/contract/check-args";
import { MAX_ARGS_BYTES } from "@/lib/contract/workflow";
import { inputFieldName, type StartFormState, untouchedForm } from "./start-form-data";

export type StartAction = (state: StartFormState, form: FormData) => Promise<StartFormState>;

/**
 * Sends the form. Without a script the browser posts it and the page comes back with the problems. With one it is sent
 * here instead of by React's form action: that would empty the fields afterwards, and a request that fails (offline, a page
 * of an older build, a body over the limit) would take the page and everything typed away. `onSent`: it was taken.
 */
export function useStartForm(action: StartAction, form: RefObject<HTMLFormElement | null>, onSent: () => void) {
  const [posted, formAction] = useActionState(action, untouchedForm);
  const [sent, setSent] = useState<StartFormState | null>(null);
  const [pending, startTransition] = useTransition();
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const size = inputBytes(data);
    if (size > MAX_ARGS_BYTES) return setSent(problem(tooLarge(size)));
    startTransition(async () => {
      const state = await attempt(action, data, onSent);
      setSent(state);
      focusFirstProblem(form.current, state);
    });
  };
  return { state: sent ?? posted, formAction, send, pending };
}

async function attempt(action: StartAction, data: FormData, onSent: () => void): Promise<StartFormState> {
  try {
    return await action(untouchedForm, data);
  } catch (error) {
    if (isNavigation(error)) {
      onSent();
      throw error;
    }
    if (unstable_isUnrecognizedActionError(error)) {
      return problem(
        "The site was updated since this page was opened. Open the form in a new tab and copy your text over.",
      );
    }
    return problem(
      "The form could not be sent. What you typed is still here: try again, or look whether the server runs.",
    );
  }
}

/** Whether it is Next's way to leave the page: the redirect to the new job. */
function isNavigation(error: unknown): boolean {
  try {
    unstable_rethrow(error);
    return false;
  } catch {
    return true;
  }
}

function problem(message: string): StartFormState {
  return { problems: { "": message }, values: null };
}

function inputBytes(data: FormData): number {
  let bytes = 0;
  for (const [name, value] of data) {
    if (name.startsWith(inputFieldName("")) && typeof value === "string") bytes += new Blob([value]).size;
  }
  return bytes;
}

function focusFirstProblem(form: HTMLFormElement | null, state: StartFormState): void {
  const names = Object.keys(state.problems);
  const first = [...(form?.elements ?? [])].find(
    (element) => element instanceof HTMLElement && names.includes(element.getAttribute("name") ?? ""),
  );
  if (first instanceof HTMLElement) first.focus();
}
