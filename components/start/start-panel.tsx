import type { ReactNode } from "react";

/** What opens a form on a page that is about something else. */
export interface StartPanelLook {
  /** The id of the panel on its page. */
  readonly id: string;
  readonly title: string;
  readonly open: boolean;
}

interface StartPanelProps {
  /** Null where the form is what the page shows. */
  readonly look: StartPanelLook | null;
  /** Whether it holds what was entered and not sent. */
  readonly drafted: boolean;
  /** A refused form is never left out of sight: without a script the page comes back as if it were opened anew. */
  readonly open: boolean;
  readonly children: ReactNode;
}

/** A disclosure around the start form. */
export function StartPanel({ look, drafted, open, children }: StartPanelProps) {
  if (look === null) return children;
  return (
    <details id={look.id} className="start" open={look.open || open}>
      <summary className="control control-primary">
        {look.title}
        {drafted && " (draft)"}
      </summary>
      <div className="border-line mt-3 mb-4 border-b pb-4">{children}</div>
    </details>
  );
}
