"use client";

import { Component, type ReactNode } from "react";
import { Notice } from "./notice";

interface GuardedProps {
  /** What is inside, as the subject of a sentence. */
  readonly what: string;
  readonly children: ReactNode;
}

/**
 * A part of a page whose script comes when it is needed: when it does not come, because the server does not answer or has a newer
 * build, the part says so and the rest of the page, with what was typed there, stays. React knows no other way than a class.
 */
export class Guarded extends Component<GuardedProps, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <Notice look="failed" title={`${this.props.what} could not be shown.`}>
        <p>
          The server does not answer, or the site was updated since this page was opened.{" "}
          <button type="button" className="control" onClick={() => window.location.reload()}>
            Reload the page
          </button>
        </p>
      </Notice>
    );
  }
}
