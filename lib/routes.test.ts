import { expect, test } from "vitest";
import { jobListPage, jobListWhere, readJobListPage, readStatsPage, routes, statsPage } from "./routes";

const id = "6bbe9164-dfbf-48af-bb2d-6d186245e810";

test("what a list's URL says is read back", () => {
  const filter = { namespace: "upstream", workflow: "assessment-kcsan", needsModeration: true, showAborted: true };
  const position = { side: "after", cursor: { time: "2026-01-14T23:02:00.123456Z", id } } as const;
  const url = new URL(jobListPage(filter, position), "http://x");
  expect(url.pathname).toBe("/upstream/ai");
  expect(readJobListPage("upstream", Object.fromEntries(url.searchParams))).toEqual({ filter, position });
});

test("the plain list has a plain URL", () => {
  const filter = { namespace: "upstream", workflow: "", needsModeration: false, showAborted: false };
  expect(jobListPage(filter, { side: "start" })).toBe("/upstream/ai");
  expect(readJobListPage("upstream", {})).toEqual({ filter, position: { side: "start" } });
});

test("malformed queries count as not set", () => {
  const read = readJobListPage("upstream", {
    after: "2026-01-14,1",
    before: ["x"],
    aborted: "yes",
    workflow: ["a", "b"],
  });
  expect(read.position).toEqual({ side: "start" });
  expect(read.filter).toMatchObject({ showAborted: false, workflow: "a" });
});

test("a cursor at a time that there is not is none", () => {
  const side = (time: string) => readJobListPage("upstream", { after: `${time},${id}` }).position.side;
  expect(side("2026-99-99T00:00:00Z")).toBe("start");
  expect(side("0000-12-31T23:59:59.999Z")).toBe("start");
  expect(side("0001-01-01T00:00:00Z")).toBe("after");
  expect(side("9999-12-31T23:59:59.999999999Z")).toBe("after");
});

test("a list's URL names what picks its jobs", () => {
  expect(jobListWhere("upstream", {})).toBe("/upstream/ai");
  const url = new URL(
    jobListWhere("up", {
      failure: "git … & 1=2",
      verdict: { name: "Benign", value: false },
      from: "2026-01-01",
      to: "",
      aborted: true,
    }),
    "http://x",
  );
  expect([...url.searchParams]).toEqual([
    ["failure", "git … & 1=2"],
    ["from", "2026-01-01"],
    ["verdict", "Benign:false"],
    ["aborted", "1"],
  ]);
});

test("what a stats URL says is read back", () => {
  const none = { from: "", to: "" };
  const usual = { namespace: "up", grouping: "workflow", range: "30d", dates: none } as const;
  const choices = [
    usual,
    { ...usual, grouping: "prompt", range: "all" },
    { ...usual, range: "dates", dates: { from: "2026-01-01", to: "" } },
    { ...usual, range: "dates", dates: { from: "0001-01-01", to: "9999-12-31" } },
  ] as const;
  for (const choice of choices) {
    const url = new URL(statsPage(choice), "http://x");
    expect(url.pathname).toBe("/up/ai/stats");
    expect(readStatsPage("up", Object.fromEntries(url.searchParams))).toEqual(choice);
  }
  expect(statsPage(usual)).toBe(routes.stats("up"));
});

test("days that there are not, and ranges and groups that nobody offers, count as not set", () => {
  const odd = { from: "2026-02-30", to: "0000-01-01", range: "dates", group: "constructor" };
  expect(readStatsPage("up", odd)).toEqual(readStatsPage("up", {}));
  expect(readStatsPage("up", { from: ["2026-01-01"] }).range).toBe("30d");
});
