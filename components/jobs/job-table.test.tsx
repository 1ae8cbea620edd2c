import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { defaultView, listColumns } from "@/lib/contract/job-list-view";
import { everyJob } from "@/lib/contract/job-query";
import { jobRow } from "@/lib/testing/job-row";
import { JobTable } from "./job-table";

const job = jobRow({ model: "google:gemini", finished: "2026-01-14T23:22:12Z", state: "finished", costMicros: 43_000 });
const nothing = { ids: [], count: 0, has: () => false, toggle: () => {}, setAll: () => {} };

function render(view = defaultView, given = job) {
  const filter = everyJob("upstream");
  return renderToStaticMarkup(
    <JobTable jobs={[given]} filter={filter} view={view} selection={nothing} body={{ current: null }} />,
  );
}

test("a row's link is described by the row's exact times; it and the box are the stops of the keyboard", () => {
  const html = render().split("<tbody>")[1] ?? "";
  const described = /<a [^>]*aria-describedby="([^"]+)"/.exec(html)?.[1];
  expect(html).toContain(`<span id="${described}"`);
  expect(html).toContain("created 2026/01/14 23:02:07 UTC · started 2026/01/14 23:03:08 UTC · finished");
  expect(html.match(/<(a|button|input)\b|tabindex/gi)).toEqual(["<input", "<a"]);
});

test("the columns of the view are shown, and no others", () => {
  expect(render()).not.toContain("google:gemini");
  const html = render({ columns: listColumns, density: "comfortable" });
  for (const text of ["google:gemini", "19m 04s", "$0.043", 'data-density="comfortable"']) expect(html).toContain(text);
  expect(render({ columns: listColumns, density: "compact" }, { ...job, costMicros: null })).toContain("unknown");
});

test("a job that waits for a quota says until when, and why", () => {
  const waiting = jobRow({
    state: "pending",
    waitUntil: "2026-01-15T08:00:00.000Z",
    waitReason: "The quota is <used up>.",
  });
  const html = render(defaultView, waiting);
  expect(html).toContain("until 01/15 08:00");
  expect(html).toContain('title="waits until 2026/01/15 08:00:00 UTC: The quota is &lt;used up&gt;."');
  expect(html).toContain("· waits until 2026/01/15 08:00:00 UTC");
});

test("the header of what is ordered says how, and leads to the other order", () => {
  const html = render();
  expect(html).toMatch(/aria-sort="descending"[^>]*><a [^>]*href="\/upstream\/ai\?order=oldest"/);
});
