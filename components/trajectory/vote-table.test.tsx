import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { verdictOf } from "@/lib/contract/job";
import { votesOf } from "@/lib/contract/votes";
import { sampleVotes } from "@/lib/testing/sample-votes";
import { toolSpan } from "@/lib/testing/span-rows";
import { SpanDetail } from "./span-detail";
import { VoteTable } from "./vote-table";

const split = sampleVotes({ Benign: [true, false, true, false, true], Confident: [true, true, true, true, false] });
const results = JSON.stringify({ Benign: true, Confident: true, Explanation: "x", Votes: split });

function tableHtml(text: string): string {
  return renderToStaticMarkup(<VoteTable jobId="j" verdict={verdictOf(text)} votes={votesOf(text)} />);
}

/** The table's rows, each with the texts of its cells; a sign is the word for it. */
function rowsOf(html: string): string[][] {
  return Array.from(html.matchAll(/<tr>(.*?)<\/tr>/g), ([, row = ""]) =>
    Array.from(row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g), ([, cell = ""]) =>
      cell.replace(/<span role="img" aria-label="(\w+)">[^<]*<\/span>/g, "$1").replace(/<[^>]+>/g, ""),
    ),
  );
}

test("a vote of three to two shows 60 % and which candidate said what", () => {
  const html = tableHtml(results);
  expect(rowsOf(html)).toEqual([
    ["5 candidates", "Confidence", "1", "2", "3", "4", "5"],
    ["Benign yes", "60 %, 3 of 5", "yes", "no", "yes", "no", "yes"],
    ["Confident yes", "80 %, 4 of 5", "yes", "yes", "yes", "yes", "no"],
  ]);
  expect(html.match(/data-differs/g)).toHaveLength(3);
  expect(html).toMatch(/<a href="[^"]*id=j[^"]*50[^"]*" aria-label="Candidate 5, span 50">/);
  expect(html).toContain("The explanation is candidate 1’s");
});

test("ties and candidates that failed are said", () => {
  const tied = { ...sampleVotes({ Benign: [false, true] }, "The model gave up."), Tied: ["Benign"] };
  const html = tableHtml(JSON.stringify({ Benign: false, Votes: tied }));
  expect(rowsOf(html)[1]).toEqual(["Benign no", "50 %, 1 of 2, tied", "no", "yes", "failed"]);
  expect(html).toContain("As many say yes as no to Benign: candidate 1, the first that answered, decides.");
  expect(html).toContain("Candidate 3 failed and does not count: The model gave up.");
});

test("a verdict without votes, or with votes that nobody can read, has no table", () => {
  const broken = { ...split, Candidates: [{ Span: 1, Verdict: { Benign: "yes" }, Error: "" }] };
  for (const Votes of [undefined, { Confidence: 7 }, { ...split, Tied: "no" }, broken]) {
    expect(tableHtml(JSON.stringify({ Benign: true, Votes }))).toBe("");
  }
});

test("the span of the candidates shows the vote", () => {
  const span = toolSpan(1, { type: "agent-candidates", results });
  const html = renderToStaticMarkup(
    <SpanDetail jobId="j" content={{ span, cuts: [], size: 4, promptVersion: "", usage: null }} jobEnded />,
  );
  expect(html).toContain("60 %, 3 of 5");
});
