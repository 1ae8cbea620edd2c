"use client";

import { type RefObject, useCallback, useEffectEvent, useLayoutEffect, useRef, useState } from "react";
import { changedFields, enteredIn, setField } from "./form-controls";
import { dropDraft, type FormDraft, readDraft, writeDraft } from "./form-draft";
import { noteSent, readSent } from "./sent-form";

interface DraftedForm {
  /** Tells this form's draft from those of others. */
  readonly name: string;
  readonly form: RefObject<HTMLFormElement | null>;
  /** Whose fields the form has. */
  readonly workflow: string;
  /** Gives the form the fields of a workflow; false when there is no such one. */
  readonly show: (workflow: string) => boolean;
}

/** How long after the last key a draft is written, in milliseconds. */
const PAUSE_MS = 400;

const session = () => sessionStorage;

/**
 * Keeps what is entered in a form in this tab, so that a reload does not lose it, and enters it again when the page is there: into the
 * fields that it came with, so that nothing moves. What was sent is no draft any more, and is entered again only where somebody goes
 * back to the place that it was sent from.
 */
export function useFormDraft({ name, form, workflow, show }: DraftedForm) {
  const [kept, setKept] = useState<FormDraft | null>(null);
  const [isBack, setIsBack] = useState(false);
  /** Whether the form holds anything that is not from a sample. */
  const touched = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const unentered = useRef<FormDraft>(null);
  const early = useRef(new Set<string>());

  const settle = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
  }, []);
  const save = useCallback(() => {
    settle();
    if (form.current !== null) setKept(writeDraft(session, name, enteredIn(form.current)));
  }, [settle, form, name]);
  const note = useCallback(() => {
    touched.current = true;
    settle();
    timer.current = setTimeout(save, PAUSE_MS);
  }, [settle, save]);
  const drop = useCallback(() => {
    touched.current = false;
    settle();
    dropDraft(session, name);
    setKept(null);
  }, [settle, name]);

  const sent = useCallback(() => {
    if (form.current !== null) noteSent(session, name, enteredIn(form.current));
    drop();
  }, [form, name, drop]);

  const read = useEffectEvent(() => {
    // Entered before the script ran, or put back by the browser: newer than any draft.
    for (const field of form.current === null ? [] : changedFields(form.current)) early.current.add(field);
    if (early.current.size > 0) note();
    const unsent = readDraft(session, name);
    const draft = unsent ?? readSent(session, name);
    if (draft === null || !show(draft.workflow)) return;
    unentered.current = draft;
    touched.current = true;
    setKept(unsent);
    setIsBack(unsent === null);
  });
  useLayoutEffect(() => read(), []);
  useLayoutEffect(() => {
    const draft = unentered.current;
    if (draft === null || draft.workflow !== workflow) return;
    unentered.current = null;
    const isFree = (field: string) => !early.current.has(field);
    for (const [field, text] of Object.entries(draft.fields)) if (isFree(field)) setField(form.current, field, text);
    // What could not be kept is not what the page came with either.
    for (const field of draft.left.filter(isFree)) setField(form.current, field, "");
  }, [form, workflow]);
  useLayoutEffect(() => {
    const leave = () => {
      if (timer.current !== undefined) save();
    };
    addEventListener("pagehide", leave);
    return () => {
      removeEventListener("pagehide", leave);
      leave();
    };
  }, [save]);

  return { kept, isBack, touched, note, drop, sent };
}
