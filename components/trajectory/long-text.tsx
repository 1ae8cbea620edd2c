"use client";

import { useState } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { countLines, formatBytes, plural } from "@/components/ui/quantities";
import { visibleText } from "@/components/ui/visible-text";
import type { TextSource } from "./text-source";

/** Texts of more lines are folded. */
const MAX_OPEN_LINES = 25;

interface LongTextProps {
  readonly text: string;
  readonly label: string;
  /** Where the rest is, when `text` is only the beginning. */
  readonly source: TextSource | null;
}

/** A text as it is, in monospace; folded when long, and loaded part by part when very long. */
export function LongText({ text, label, source }: LongTextProps) {
  const [parts, setParts] = useState<readonly string[]>([text]);
  const [failure, setFailure] = useState("");
  const [loading, setLoading] = useState(false);
  const loaded = parts.reduce((length, part) => length + part.length, 0);
  const lines = countLines(text);
  const more = async (from: string) => {
    setFailure("");
    setLoading(true);
    try {
      const part = await fetchText(from);
      setParts((before) => [...before, part]);
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    } finally {
      setLoading(false);
    }
  };
  return (
    <div>
      <div className="float-right">
        <CopyButton source={source === null ? { text } : { url: source.url }} label={label} />
      </div>
      <details open={lines <= MAX_OPEN_LINES && source === null}>
        <summary className="text-muted">
          {source === null
            ? `${plural(lines, "line")}, ${formatBytes(new TextEncoder().encode(text).length)}`
            : `${formatBytes(source.length)}, of which the beginning is here`}
        </summary>
        <pre className="long-text">{visibleText(parts.join(""))}</pre>
        {source !== null && loaded < source.length && (
          <p className="mt-1 flex flex-wrap items-center gap-2">
            <button
              type="button"
              className="control needs-script"
              disabled={loading}
              onClick={() => void more(source.urlFrom(loaded))}
            >
              {loading ? "Loading…" : "Load more"}
            </button>
            <span className="text-muted">
              {formatBytes(loaded)} of {formatBytes(source.length)}; <a href={source.url}>raw has all of it</a>
            </span>
            {failure !== "" && <span className="text-failed">{failure}</span>}
          </p>
        )}
      </details>
    </div>
  );
}

async function fetchText(url: string): Promise<string> {
  const response = await fetch(url).catch(() => {
    throw new Error("The rest could not be loaded: the server does not answer.");
  });
  if (!response.ok) throw new Error(`The rest could not be loaded: the server answered ${response.status}.`);
  return response.text();
}
