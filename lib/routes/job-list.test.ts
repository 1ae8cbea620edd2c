import { expect, test } from "vitest";
import { defaultView } from "@/lib/contract/job-list-view";
import { everyJob, type JobFilter } from "@/lib/contract/job-query";
import { jobListOfForm, jobListPage, readJobListPage } from "./job-list";
import { gathered } from "./query";

const id = "6bbe9164-dfbf-48af-bb2d-6d186245e810";

function readBack(text: string) {
  const { pathname, searchParams } = new URL(text, "http://x");
  expect(pathname).toBe("/upstream/ai");
  return readJobListPage("upstream", gathered(searchParams));
}

test("what a list's URL says is read back", () => {
  const filter: JobFilter = {
    namespace: "upstream",
    workflow: "assessment-kcsan",
    state: "finished",
    flags: [
      { name: "Benign", value: true },
      { name: "Odd-yes", value: false },
    ],
    correct: "needs-moderation",
    unsupported: "any",
    model: "google:gemini",
    promptVersion: "3f2a",
    codeRevision: "a9d6",
    agentName: "worker 2",
    failure: "no such & repository",
    from: "2026-01-01",
    to: "2026-02-01",
    text: "smc_poll tcp",
    showAborted: true,
    order: "oldest",
  };
  const position = { side: "after", cursor: { time: "2026-01-14T23:02:00.123456Z", id } } as const;
  const view = { columns: ["id", "description", "cost"], density: "comfortable" } as const;
  expect(readBack(jobListPage(filter, position, view))).toEqual({ filter, position, view, problems: [] });
});

test("the plain list has a plain URL", () => {
  const filter = everyJob("upstream");
  expect(jobListPage(filter, { side: "start" })).toBe("/upstream/ai");
  const position = { side: "start" };
  expect(readJobListPage("upstream", {})).toEqual({ filter, position, view: defaultView, problems: [] });
});

test("a form that was sent without a script is read", () => {
  const { filter, view } = readBack(
    "/upstream/ai?workflow=&state=&verdict=Benign-yes&verdict=&verdict=Benign-no&columns=id&columns=cost&from=&q=+",
  );
  expect(filter).toEqual({ ...everyJob("upstream"), flags: [{ name: "Benign", value: false }] });
  expect(view.columns).toEqual(["id", "description", "cost"]);
});

test("what cannot be meant is named", () => {
  const read = (query: Record<string, string>) => readJobListPage("upstream", query);
  expect(read({ from: "yesterday", to: "2026-02-30" }).problems).toEqual([
    "“yesterday” is not a day: write it as 2026-01-31.",
    "“2026-02-30” is not a day: write it as 2026-01-31.",
  ]);
  expect(read({ q: "0x12 & 77" })).toMatchObject({
    filter: { text: "" },
    problems: [expect.stringContaining("no word in “0x12 & 77”")],
  });
  expect(read({ state: "runing", correct: "yes" })).toMatchObject({
    filter: everyJob("upstream"),
    problems: [
      "“runing” is no state: give one of pending, running, finished, failed, aborted.",
      "“yes” is no review: give one of needs-moderation, unset, correct, incorrect.",
    ],
  });
  const verdict = ["Benign", "", "Confident-yes", `${"x".repeat(101)}-yes`];
  expect(readJobListPage("upstream", { verdict })).toMatchObject({
    filter: { flags: [{ name: "Confident", value: true }] },
    problems: [
      expect.stringContaining("“Benign” is no verdict: write it as Benign-yes"),
      expect.stringContaining(`“${"x".repeat(60)}…” is no verdict`),
    ],
  });
  const long = read({ q: Array.from({ length: 3000 }, (_, index) => `word${index}x`).join(" ") });
  expect(long.filter.text.split(" ")).toHaveLength(20);
  expect(long.problems).toHaveLength(1);
});

test("malformed queries count as not set", () => {
  const read = readJobListPage("upstream", {
    after: "2026-01-14,1",
    before: ["x"],
    aborted: "yes",
    workflow: ["a", "b"],
    state: "gone",
    correct: "maybe",
    order: "random",
    density: "huge",
    columns: "x.y",
    verdict: ["Benign", "-yes", "Benign-maybe"],
  });
  expect(read.position).toEqual({ side: "start" });
  expect(read.filter).toEqual({ ...everyJob("upstream"), workflow: "a" });
  expect(read.view).toEqual(defaultView);
});

test("a cursor at a time that there is not is none", () => {
  const side = (time: string) => readJobListPage("upstream", { after: `${time},${id}` }).position.side;
  expect(side("2026-99-99T00:00:00Z")).toBe("start");
  expect(side("0000-12-31T23:59:59.999Z")).toBe("start");
  expect(side("0001-01-01T00:00:00Z")).toBe("after");
  expect(side("9999-12-31T23:59:59.999999999Z")).toBe("after");
});

test("a form leads to the URL that says the same, or to one whose problem is named", () => {
  const to = (...entries: [string, string][]) => jobListOfForm("upstream", [["workflow", ""], ...entries]);
  expect(to()).toBe("/upstream/ai");
  expect(to(["verdict", "Benign-yes"], ["verdict", ""], ["q", " a_b "])).toBe("/upstream/ai?q=a_b&verdict=Benign-yes");
  expect(readBack(to(["from", "soon"], ["state", "failed"]))).toMatchObject({
    filter: { from: "", state: "failed" },
    problems: [expect.stringContaining("soon")],
  });
});
