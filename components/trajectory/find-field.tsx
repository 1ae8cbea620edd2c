"use client";

import { type RefObject, useState } from "react";
import { plural } from "@/components/ui/quantities";
import type { SpanSearch } from "./use-span-search";

interface FindFieldProps {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly search: SpanSearch | null;
  readonly current: number | null;
  readonly step: (by: 1 | -1) => void;
}

/** Looks in all content of the run. Enter and Shift+Enter step through what was found, Escape leaves the field. */
export function FindField({ field, query, onQuery, search, current, step }: FindFieldProps) {
  const [text, setText] = useState(query);
  const type = (typed: string) => {
    setText(typed);
    onQuery(typed);
  };
  return (
    <search className="flex flex-wrap items-center gap-1">
      <input
        ref={field}
        type="search"
        className="field w-60"
        aria-label="Find in run"
        placeholder="find in run…"
        maxLength={1000}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => type(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") step(event.shiftKey ? -1 : 1);
          if (event.key === "Escape") event.currentTarget.blur();
        }}
      />
      {search !== null && (
        <>
          <span role="status" className="text-muted numeric">
            {foundText(search, current)}
          </span>
          <button
            type="button"
            className="control"
            aria-label="Previous match"
            title="Previous match (N)"
            disabled={search.seqs.length === 0}
            onClick={() => step(-1)}
          >
            ↑
          </button>
          <button
            type="button"
            className="control"
            aria-label="Next match"
            title="Next match (n)"
            disabled={search.seqs.length === 0}
            onClick={() => step(1)}
          >
            ↓
          </button>
        </>
      )}
    </search>
  );
}

function foundText({ seqs, count, progress, failure }: SpanSearch, current: number | null): string {
  const done = progress >= 1;
  if (failure !== "") return `The search ended early: ${failure}.`;
  if (seqs.length === 0) return done ? "not found" : `looking… ${Math.round(progress * 100)} %`;
  const place = current === null ? -1 : seqs.indexOf(current);
  const at = place < 0 ? "" : `${place + 1} of `;
  return `${at}${plural(seqs.length, "span")}, ${plural(count, "hit")}${done ? "" : ` at ${Math.round(progress * 100)} %`}`;
}
