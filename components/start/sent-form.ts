import { isRecord } from "@/lib/contract/json-text";
import { type DraftStore, type FormDraft, readDraft, writeDraft } from "./form-draft";

/** In the state of an entry of the browser's history: the name of the form that was sent from there. */
const MARK = "assaySentForm";

const storedName = (form: string) => `${form}, sent`;

/** Keeps what a form was sent with for who comes back to where it is now. Only the last one of each form is kept. */
export function noteSent(store: () => DraftStore, form: string, entered: Omit<FormDraft, "left">): void {
  writeDraft(store, storedName(form), entered);
  const state: unknown = history.state;
  history.replaceState({ ...(isRecord(state) ? state : {}), [MARK]: form }, "");
}

/** What the form was sent with from this entry of the history; null where it was not sent from, and when it is not kept any more. */
export function readSent(store: () => DraftStore, form: string): FormDraft | null {
  const state: unknown = history.state;
  return isRecord(state) && state[MARK] === form ? readDraft(store, storedName(form)) : null;
}
