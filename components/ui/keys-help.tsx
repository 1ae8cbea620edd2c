"use client";

import { useRef } from "react";
import { routes } from "@/lib/routes";
import { useKeys } from "./use-keys";

const groups: readonly { title: string; keys: readonly (readonly [string, string])[] }[] = [
  {
    title: "Everywhere",
    keys: [
      ["?", "show these keys"],
      ["t", "theme: system, light, dark"],
    ],
  },
  {
    title: "Job list",
    keys: [
      ["j  k", "next, previous job"],
      ["Enter", "open the job"],
      ["g g  G", "first, last job"],
      ["x", "select the job (⇧ click: up to there)"],
      ["r", "re-run the selected jobs, or this one"],
      ["/", "search"],
    ],
  },
  {
    title: "Review",
    keys: [
      ["1  2  0", "mark ✅ correct, ❌ incorrect, ❓ undecided"],
      ["m", "comment (Enter keeps it, Ctrl+Enter saves it)"],
      ["u", "take back the last review"],
      ["s  j  k", "in the queue: skip, back"],
    ],
  },
  {
    title: "Trajectory",
    keys: [
      ["j  k", "next, previous span (arrows too)"],
      ["l  h", "expand, collapse"],
      ["Enter", "open the span's detail"],
      ["Esc", "close the detail"],
      ["e", "next failed span"],
      ["/", "find in the run"],
      ["n  N", "next, previous match"],
      ["+  -", "zoom the time axis in, out"],
      ["z  f", "zoom to the span, to the whole run"],
      ["g g  G", "first, last span"],
      ["c", "copy a link to the span"],
    ],
  },
];

/** The button that lists the keys, also opened by `?`. */
export function KeysHelp() {
  const dialog = useRef<HTMLDialogElement>(null);
  const show = () => dialog.current?.showModal();
  useKeys({ "?": show });
  return (
    <>
      <button type="button" className="needs-script text-muted hover:text-ink px-1" onClick={show} title="Keys (?)">
        <span aria-hidden="true">?</span>
        <span className="sr-only">Keys</span>
      </button>
      <dialog
        ref={dialog}
        aria-labelledby="keys-title"
        className="bg-canvas text-ink border-edge m-auto max-w-lg rounded-sm border p-4 backdrop:bg-black/40"
      >
        <h2 id="keys-title" className="text-base font-bold">
          Keys
        </h2>
        {groups.map(({ title, keys }) => (
          <section key={title} className="mt-3">
            <h3 className="heading">{title}</h3>
            <dl className="grid grid-cols-[96px_1fr] gap-x-3">
              {keys.map(([key, meaning]) => (
                <div key={key} className="contents">
                  <dt className="font-mono">{key}</dt>
                  <dd>{meaning}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <form method="dialog" className="mt-4 flex items-center gap-4">
          <button type="submit" className="control">
            Close
          </button>
          <a href={routes.guide()}>Using assay: pages, your own kernel tree, models, commands</a>
        </form>
      </dialog>
    </>
  );
}
