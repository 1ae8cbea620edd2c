import { isRecord } from "@/lib/contract/json-text";

/** What was entered in a form and not sent. */
export interface FormDraft {
  readonly workflow: string;
  /** By the names of the form's fields. */
  readonly fields: Readonly<Record<string, string>>;
  /** Names of fields that were too large to be kept. */
  readonly left: readonly string[];
}

/** Where drafts are kept: what {@link writeDraft} needs of a browser's `sessionStorage`. */
export type DraftStore = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** Characters of all fields: well below what browsers keep for a site, and written without being felt while somebody types. */
const MAX_DRAFT = 2_000_000;

const PREFIX = "assay draft of ";

/** The draft of a form; null when there is none that can be read, or the browser lets nobody read it. */
export function readDraft(store: () => DraftStore, form: string): FormDraft | null {
  try {
    const draft: unknown = JSON.parse(store().getItem(PREFIX + form) ?? "null");
    return isDraft(draft) ? draft : null;
  } catch {
    return null;
  }
}

/** Keeps a draft and returns what was kept: without the largest fields when there is no room for all of them. */
export function writeDraft(store: () => DraftStore, form: string, entered: Omit<FormDraft, "left">): FormDraft {
  const bySize = Object.entries(entered.fields).sort(([, a], [, b]) => a.length - b.length);
  const left: string[] = [];
  for (let size = bySize.reduce((sum, [, text]) => sum + text.length, 0); ; ) {
    const draft = { workflow: entered.workflow, fields: Object.fromEntries(bySize), left };
    if (size <= MAX_DRAFT && isStored(store, form, draft)) return draft;
    const largest = bySize.pop();
    if (largest === undefined) return draft;
    left.push(largest[0]);
    size -= largest[1].length;
  }
}

export function dropDraft(store: () => DraftStore, form: string): void {
  try {
    store().removeItem(PREFIX + form);
  } catch {
    // A browser that keeps nothing has nothing to drop.
  }
}

/** False when there is no room. An older draft, which says what is not so any more, is gone then. */
function isStored(store: () => DraftStore, form: string, draft: FormDraft): boolean {
  try {
    store().setItem(PREFIX + form, JSON.stringify(draft));
    return true;
  } catch {
    dropDraft(store, form);
    return false;
  }
}

function isDraft(value: unknown): value is FormDraft {
  return (
    isRecord(value) &&
    typeof value.workflow === "string" &&
    isRecord(value.fields) &&
    Object.values(value.fields).every((text) => typeof text === "string") &&
    Array.isArray(value.left) &&
    value.left.every((name) => typeof name === "string")
  );
}
