import { expect, test } from "vitest";
import { everyJob } from "@/lib/contract/job-query";
import { type SearchableJob, searchQuery, searchTerms, weekOf, weekStart, wordsQuery } from "./search-terms";

const job: SearchableJob = {
  namespace: "upstream",
  created: "2026-01-14T23:02:07Z",
  workflow: "moderation",
  state: "finished",
  correct: "unset",
  model: "rules",
  promptVersion: "",
  codeRevision: "abc",
  agentName: "worker 'one'",
  failure: "",
  unsupported: "",
  verdict: [{ name: "Actionable", value: true }],
  description: "KASAN: use-after-free",
  explanation: "Freed by tether_close.",
  error: "",
  report: "tether_close net/tether/af_tether.c",
};

test("a job's columns and words become lexemes, what is empty does not", () => {
  expect(searchTerms(job)).toEqual([
    "=upstream/",
    "=upstream/workflow=moderation",
    "=upstream/state=finished",
    "=upstream/correct=unset",
    "=upstream/model=rules",
    "=upstream/codeRevision=abc",
    "=upstream/agentName=worker 'one'",
    "=week=2923",
    "=upstream/verdict=Actionable=true",
    ..."kasan use-after-free use after free freed by tether_close net tether af_tether.c".split(" "),
  ]);
});

test("the words of a report are kept beside those of a long explanation", () => {
  const explanation = Array.from({ length: 410 }, (_, index) => `w${index}x`).join(" ");
  const terms = searchTerms({ ...job, explanation, report: "read by smc_poll" });
  expect(terms).toEqual(expect.arrayContaining(["w390x", "smc_poll"]));
  expect(terms).not.toContain("w409x");
});

test("a filter becomes a query that asks for all of it", () => {
  const filter = {
    ...everyJob("upstream"),
    correct: "needs-moderation",
    text: "tether_p smc",
    agentName: "a'\\",
  } as const;
  expect(searchQuery({ ...filter, flags: [{ name: "Benign", value: false }] }, null)).toBe(
    "'tether_p':* & 'smc':* & '=upstream/state=finished' & '=upstream/correct=unset' & " +
      "'=upstream/agentName=a''\\\\' & '=upstream/verdict=Benign=false'",
  );
  expect(searchQuery({ ...everyJob("upstream"), showAborted: true }, [1, 2])).toBe(
    "'=upstream/' & ('=week=1' | '=week=2')",
  );
});

test("aborted jobs are left out where there may be any", () => {
  const without = " & !'=upstream/state=aborted'";
  expect(searchQuery({ ...everyJob("upstream"), model: "m" }, null)).toBe(`'=upstream/model=m'${without}`);
  expect(searchQuery({ ...everyJob("upstream"), correct: "unset" }, null)).toContain(without);
  expect(searchQuery({ ...everyJob("upstream"), state: "failed" }, null)).not.toContain(without);
  expect(searchQuery({ ...everyJob("upstream"), correct: "correct" }, null)).not.toContain(without);
});

test("a long value is one lexeme that Postgres takes, the same in job and query", () => {
  const failure = "it failed ".repeat(500);
  const [term = ""] = searchTerms({ ...job, failure }).filter((lexeme) => lexeme.startsWith("=upstream/failure="));
  expect(term.length).toBeLessThan(100);
  expect(searchQuery({ ...everyJob("upstream"), failure }, null)).toContain(`'${term}'`);
});

test("nothing but words gets into a query of words", () => {
  expect(wordsQuery("' & | ! :* \\ \" \0 <->")).toBe("");
  expect(wordsQuery("a_b' | 'x y:*\0z1")).toBe("'a_b':* & 'z1':*");
});

test("weeks begin where the one before ends", () => {
  const start = weekStart(2923);
  expect([weekOf(start), weekOf(new Date(start.getTime() - 1))]).toEqual([2923, 2922]);
});
