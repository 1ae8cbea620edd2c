"use client";

import { type ReactNode, useEffect, useState } from "react";

const SHOWN_MS = 1500;

/** What is copied: a text that the page has, or one that is fetched when asked for. */
type Source = { readonly text: string } | { readonly url: string };

/** Copies a text and says so. Without a script it is not there: the text itself can be selected. */
export function CopyButton({ source, label, children }: { source: Source; label: string; children?: ReactNode }) {
  const [outcome, setOutcome] = useState("");
  useEffect(() => {
    if (outcome === "") return;
    const timer = setTimeout(() => setOutcome(""), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = () => {
    writeClipboard(source).then(
      () => setOutcome("copied"),
      () => setOutcome("cannot copy"),
    );
  };
  return (
    <button type="button" className="needs-script text-accent hover:underline" title={label} onClick={copy}>
      {outcome === "" ? (children ?? "copy") : outcome}
      <span className="sr-only">{`: ${label}`}</span>
    </button>
  );
}

/** Rejects where the browser has no clipboard to give: pages that did not come over https or from this machine. */
async function writeClipboard(source: Source): Promise<void> {
  const text = "text" in source ? source.text : await fetchText(source.url);
  await navigator.clipboard.writeText(text);
}

async function fetchText(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.text();
}
