import { expect, test } from "vitest";
import type { Job, JobRow } from "./job";
import { toJsonText } from "./json-text";
import type { Span } from "./span";
import { pageArgs, readJobInput, toJobExport, toPageSpan, toSpanFile, toWireJob, toWireSpan } from "./wire";

const flow: Span = {
  seq: 0,
  parent: null,
  nesting: 0,
  type: "flow",
  name: "assessment-kcsan",
  step: null,
  repeated: false,
  model: "",
  started: "0001-01-01T00:00:05Z",
  finished: null,
  error: "",
  args: "",
  results: "",
  instruction: "",
  prompt: "",
  reply: "",
  thoughts: "",
  inputTokens: 0,
  outputTokens: 0,
  thoughtsTokens: 0,
  call: null,
};
const tool: Span = {
  ...flow,
  seq: 2,
  parent: 1,
  nesting: 2,
  type: "tool",
  name: "read-file",
  started: "2026-01-14T23:02:00.000000001Z",
  finished: "2026-01-14T23:02:01.5Z",
  args: '{"Line":12345678901234567890,"Name":"a\\u0000b"}',
  results: '{"Text":"x"}',
};
const agent: Span = { ...tool, seq: 1, parent: 0, nesting: 1, type: "agent", name: "expert", args: "", prompt: "Why?" };

test("a wire span always has its five fields and omits what is empty", () => {
  expect(toJsonText(toWireSpan(flow))).toBe(
    '{"Seq":0,"Nesting":0,"Type":"flow","Name":"assessment-kcsan","Started":"0001-01-01T00:00:05Z"}',
  );
});

test("a wire span holds args and results as objects, digit by digit", () => {
  expect(toJsonText(toWireSpan(tool))).toBe(
    '{"Seq":2,"Nesting":2,"Type":"tool","Name":"read-file","Started":"2026-01-14T23:02:00.000000001Z",' +
      '"Finished":"2026-01-14T23:02:01.5Z","Args":{"Line":12345678901234567890,"Name":"a\\u0000b"},"Results":{"Text":"x"}}',
  );
});

test("a page span has every field, JSON as text and its duration in nanoseconds", () => {
  expect(Object.keys(toPageSpan(tool))).toEqual([
    ..."Seq Nesting Started Type Name Duration Model Error Args Results Instruction Prompt Reply Thoughts".split(" "),
    ..."InputTokens OutputTokens OutputThoughtsTokens".split(" "),
  ]);
  expect(toPageSpan(tool)).toMatchObject({ Duration: 1_499_999_999n, Args: tool.args, Results: tool.results });
  expect(toPageSpan(flow)).toMatchObject({ Duration: 0n, Args: "", Results: "" });
  expect(toJsonText(toPageSpan(tool))).toContain('"Duration":1499999999,');
});

test("the duration is exact where a number would not be", () => {
  const long = { ...tool, started: "2025-01-01T00:00:00.000000001Z", finished: "2026-01-01T00:00:00Z" };
  expect(toJsonText(toPageSpan(long))).toContain('"Duration":31535999999999999,');
});

test("only llm spans of a page name the tools that they call", () => {
  const call = {
    messages: "[]",
    toolCalls: ["grepper"],
    tools: "[]",
    cachedTokens: 0,
    finishReason: "stop",
    retries: 0,
    incidents: [],
  };
  expect(toPageSpan({ ...agent, type: "llm", call })).toHaveProperty("ToolCalls", ["grepper"]);
  expect(toPageSpan({ ...agent, type: "llm" })).toHaveProperty("ToolCalls", []);
  expect(toPageSpan(agent)).not.toHaveProperty("ToolCalls");
});

test("a span file has a start and an end of each span, well nested", () => {
  const sibling = { ...tool, seq: 3 };
  const events = JSON.parse(toSpanFile([tool, flow, sibling, agent]));
  const order = events.map((event: { Seq: number; Finished?: string }) => `${event.Finished ? "-" : "+"}${event.Seq}`);
  expect(order).toEqual(["+0", "+1", "+2", "-2", "+3", "-3", "-1"]);
  expect(events[1]).toMatchObject({ Name: "expert", Prompt: "Why?" });
  expect(events[2]).not.toHaveProperty("Results");
});

const row: JobRow = {
  id: "6bbe9164-dfbf-48af-bb2d-6d186245e810",
  namespace: "upstream",
  workflow: "assessment-kcsan",
  type: "assessment-kcsan",
  description: "KCSAN: data-race in a / b",
  link: "",
  state: "running",
  created: "2026-01-14T23:02:00Z",
  started: null,
  finished: null,
  errorSummary: "no…",
  correct: "unset",
  verdict: [
    { name: "Confident", value: true },
    { name: "Benign", value: false },
  ],
  codeRevision: "",
  agentName: "",
  model: "rules",
  waitUntil: null,
  promptVersion: "",
  tokens: { input: 0, output: 0, thoughts: 0, cached: 0 },
  costMicros: null,
  claims: { total: 14, unsupported: 1 },
  failure: "",
  waitReason: "",
  change: 1,
};
const job: Job = {
  ...row,
  state: "finished",
  error: "no such thing",
  results: '{"Zone":1,"Explanation":"E","Confident":true,"Benign":false}',
  origin: null,
  derived: [],
  operator: "local",
};

test("a job has every field, times that are not set as Go writes them, and booleans first", () => {
  const wire = toWireJob(job, "/ai_job?id=1");
  expect(Object.keys(wire)).toEqual([
    ..."ID Link Workflow Description DescriptionLink ExternalBugID AgentName Created Started Finished".split(" "),
    ..."CodeRevision CodeRevisionLink Error ErrorSummary Correct CorrectTitle Claims UnsupportedClaims Results".split(
      " ",
    ),
  ]);
  expect(toWireJob({ ...job, claims: null }, "")).not.toHaveProperty("Claims");
  expect(wire).toMatchObject({ Claims: 14, UnsupportedClaims: 1 });
  expect(wire).toMatchObject({ Started: "0001-01-01T00:00:00Z", Correct: "❓", Error: "no such thing" });
  expect(wire.Results).toEqual([
    { Name: "Benign", IsBool: true, Value: false },
    { Name: "Confident", IsBool: true, Value: true },
    { Name: "Explanation", IsBool: false, Value: "E" },
    { Name: "Zone", IsBool: false, Value: 1 },
  ]);
});

test("a row of a list has its verdict and the start of its error", () => {
  expect(toWireJob(row, "")).toMatchObject({
    Correct: "🏃",
    Error: "no…",
    Results: [
      { Name: "Benign", IsBool: true, Value: false },
      { Name: "Confident", IsBool: true, Value: true },
    ],
  });
});

test("args of a page are text, and large when long or of several lines", () => {
  expect(pageArgs('{"Repo":"x","Report":"a\\nb","Number":12345678901234567890}')).toEqual([
    { Key: "Repo", Value: "x", Large: false },
    { Key: "Report", Value: "a\nb", Large: true },
    { Key: "Number", Value: "12345678901234567890", Large: false },
  ]);
});

test("what is exported is read back, unknown args and large integers included", () => {
  const args = '{"CrashReport":"r","BugID":12345678901234567890}';
  const input = readJobInput(toJsonText(toJobExport("1", "moderation", args)));
  expect(input.workflow).toBe("moderation");
  expect(toJsonText(input.args)).toBe(args);
});

test("plain args are read, also when one of them is called Args", () => {
  expect(readJobInput('\uFEFF{"CrashReport":"r"}')).toEqual({ workflow: null, args: { CrashReport: "r" } });
  expect(readJobInput('{"CrashReport":"r","Args":{}}').args).toEqual({ CrashReport: "r", Args: {} });
});

test.each([
  ["{", "The input is not JSON"],
  ["[]", "The input is not a JSON object"],
  ['{"Workflow":1,"Args":{}}', "Workflow is not a string"],
])("%s is refused", (text, message) => {
  expect(() => readJobInput(text)).toThrow(message);
});
