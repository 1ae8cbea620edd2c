import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { SpanIncidents } from "./span-incidents";

test("each incident says when, which model and what; markup stays text", () => {
  const incidents = [
    { at: "2026-01-14T23:02:00.000Z", model: "google:g", what: "answered 503. <b>busy</b>. Asked again after 1.0 s." },
    { at: "2026-01-14T23:02:01.000Z", model: "openai:o", what: "cannot be reached." },
  ];
  const text = renderToStaticMarkup(<SpanIncidents incidents={incidents} />).replace(/<[^>]+>/g, "|");
  expect(text).toContain(
    "|2026/01/14 23:02:00 UTC| |google:g| answered 503. &lt;b&gt;busy&lt;/b&gt;. Asked again after 1.0 s.|",
  );
  expect(text).toContain("|openai:o| cannot be reached.|");
  expect(renderToStaticMarkup(<SpanIncidents incidents={[]} />)).toBe("");
});
