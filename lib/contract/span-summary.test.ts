import { expect, test } from "vitest";
import { sampleVotes } from "@/lib/testing/sample-votes";
import { toolSpan } from "@/lib/testing/span-rows";
import { spanSummary } from "./span-summary";

const call = { messages: "[]", tools: "[]", cachedTokens: 0, finishReason: "stop", retries: 0, incidents: [] };
const votes = sampleVotes({ Benign: [true, false, true, false, true], Confident: [false, false, true, false, false] });
const tied = { ...sampleVotes({ Benign: [false, true] }, "The model gave up."), Tied: ["Benign"] };
const explanation = "## Verdict\nThe race is benign. More follows.";

test.each([
  ["error", toolSpan(1, { error: "fatal: no such commit\nmore" }), "fatal: no such commit"],
  [
    "look-up",
    toolSpan(1, { args: '{"Name":"smc_poll","SourceFile":"net/smc/af_smc.c"}', results: '{"FirstLine":2880}' }),
    "smc_poll in net/smc/af_smc.c",
  ],
  [
    "look-up that found the file",
    toolSpan(1, { args: '{"Name":"smc_poll","SourceFile":""}', results: '{"SourceFile":"net/smc/af_smc.c"}' }),
    "smc_poll in net/smc/af_smc.c",
  ],
  [
    "look-up that found nothing",
    toolSpan(1, { args: '{"Name":"tcp_pool"}', results: '{"Missing":true}' }),
    "tcp_pool: not found",
  ],
  ["lines of a file", toolSpan(1, { args: '{"File":"net/core/sock.c","FirstLine":120}' }), "net/core/sock.c:120"],
  ["search", toolSpan(1, { args: '{"Expression":"sk_err *=","PathPrefix":"net/"}' }), "sk_err *= in net/"],
  ["results", toolSpan(1, { args: '{"Benign":false,"Confident":true}' }), "Benign ❌, Confident ✅"],
  ["verdict", toolSpan(1, { type: "flow", results: '{"Benign":true,"Explanation":"x"}' }), "Benign ✅"],
  ["agent without verdict", toolSpan(1, { type: "agent", results: "{}", reply: explanation }), "Verdict"],
  [
    "thoughts",
    toolSpan(1, { type: "llm", thoughts: "I look at v6.12 first. Then more.", reply: "x" }),
    "I look at v6.12 first.",
  ],
  [
    "calls",
    toolSpan(1, { type: "llm", call: { ...call, toolCalls: ["grepper", "read-file"] } }),
    "calls grepper, read-file",
  ],
  [
    "checkout",
    toolSpan(1, { type: "action", results: `{"KernelHash":"${"a1".repeat(20)}","Subject":"Linux 6.12"}` }),
    "a1a1a1a1a1a1 Linux 6.12",
  ],
  [
    "build",
    toolSpan(1, { type: "action", results: '{"KernelObj":"","Build":"none","Why":"It needs none."}' }),
    "none: It needs none.",
  ],
  [
    "index",
    toolSpan(1, { type: "action", results: '{"Index":"x","State":"building","FilesTotal":18,"FilesDone":3}' }),
    "building: 3 of 18 files",
  ],
  ["explanation", toolSpan(1, { type: "action", results: '{"Explanation":"Benign. It is."}' }), "Benign."],
  [
    "vote",
    toolSpan(1, {
      type: "agent-candidates",
      results: JSON.stringify({ Benign: true, Confident: false, Votes: votes }),
    }),
    "3 of 5 say Benign ✅, 4 of 5 Confident ❌",
  ],
  [
    "tied vote",
    toolSpan(1, { type: "agent-candidates", results: JSON.stringify({ Benign: false, Votes: tied }) }),
    "1 of 2 say Benign ❌ (tied); 1 failed",
  ],
  [
    "vote that is under way",
    toolSpan(1, { type: "agent-candidates", args: '{"Candidates":5}', results: "" }),
    "5 candidates",
  ],
  [
    "loop",
    toolSpan(1, { type: "loop", args: '{"Until":"Good","Limit":5}', results: '{"Iterations":2,"Good":true}' }),
    "2 of at most 5: Good ✅",
  ],
  [
    "loop that is under way",
    toolSpan(1, { type: "loop", args: '{"Until":"Good","Limit":5}', results: "" }),
    "at most 5",
  ],
  ["iteration", toolSpan(1, { type: "iteration", results: '{"Complaint":"","Good":true}' }), "Good ✅"],
  ["nothing yet", toolSpan(1, { args: "", results: "" }), ""],
])("%s", (_, span, summary) => {
  expect(spanSummary(span)).toBe(summary);
});

test("a summary is one line of bounded length", () => {
  const summary = spanSummary(toolSpan(1, { error: `${"x\t".repeat(500)}` }));
  expect(Array.from(summary)).toHaveLength(160);
  expect(summary.endsWith("…")).toBe(true);
});
