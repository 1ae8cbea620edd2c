import type { FormDraft } from "./form-draft";
import { inputFieldName } from "./start-form-data";
import type { WorkflowChoice } from "./start-form-model";

interface DraftNoteProps {
  /** Null while nothing is kept. */
  readonly kept: FormDraft | null;
  readonly fields: WorkflowChoice["fields"];
  readonly clear: () => void;
}

/** Says that what was entered survives a reload, what of it does not, and takes it away. */
export function DraftNote({ kept, fields, clear }: DraftNoteProps) {
  if (kept === null) return null;
  const left = fields.filter(({ name }) => kept.left.includes(inputFieldName(name))).map(({ label }) => label);
  return (
    <span className="text-muted flex flex-wrap items-center gap-x-2">
      <span title="What you entered is kept in this tab until you send it">Draft kept</span>
      <button type="button" className="control" onClick={clear}>
        Clear
      </button>
      <span role="status" className="empty:hidden">
        {left.length > 0 && `too large to be kept: ${left.join(", ")}`}
      </span>
    </span>
  );
}
