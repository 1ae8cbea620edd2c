"use client";

import { useState } from "react";

/** What a comment field holds, and the stored comment that it was last brought together with. */
interface CommentDraft {
  readonly text: string;
  readonly stored: string;
}

/** The draft when another comment is stored: it follows, unless something was typed that is not saved. */
export function followStored(draft: CommentDraft, stored: string): CommentDraft {
  const isUntouched = draft.text.trim() === draft.stored || draft.text.trim() === stored;
  return { text: isUntouched ? stored : draft.text, stored };
}

/** The text of a comment field that keeps what is typed while the page is renewed; `typed` is what it begins with. */
export function useComment(stored: string, typed: string | undefined) {
  const [draft, setDraft] = useState<CommentDraft>({ text: typed ?? stored, stored });
  if (draft.stored !== stored) setDraft(followStored(draft, stored));
  return {
    text: draft.text,
    isUnsaved: draft.text.trim() !== stored,
    type: (text: string) => setDraft({ text, stored }),
  };
}
