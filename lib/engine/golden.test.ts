import type { LanguageModelV4CallOptions, LanguageModelV4Prompt } from "@ai-sdk/provider";
import { expect, test } from "vitest";
import { bye, known, questionArgs, read, setKnown } from "@/lib/testing/question-flow";
import { type QuestionRun, refusal, runQuestion } from "@/lib/testing/question-run";
import { readableSpan } from "@/lib/testing/readable-span";
import type { ScriptedModel, ScriptedReply } from "@/lib/testing/scripted-model";
import { untimedSpan } from "@/lib/testing/untimed-span";

/*
 * Golden trajectories: what a scripted model is asked and which spans come out, exactly, in testdata/*.json.
 * `npx vitest run --project unit lib/engine --update` writes them again.
 */

const reading = (...titles: string[]): ScriptedReply => ({ calls: titles.map(read) });
const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);
const tooLong = () => refusal(413);
const summary: ScriptedReply = { text: "Alice is in `alice.txt:1`." };
/** A request that nearly fills what a model takes. */
const full = (reply: ScriptedReply): ScriptedReply => ({ ...reply, inputTokens: 100_000 });

const calls: Record<string, QuestionRun> = {
  "parallel-calls": {
    script: [
      { thoughts: "Two books may help.", text: "I read.", ...reading("Alice", "Looking Glass") },
      known,
      { thoughts: "Done.", ...bye },
    ],
  },
  "too-many-calls": {
    script: [reading(..."abcdefghijkl"), reading("k", "l"), known, bye],
  },
  "wrong-calls": {
    script: [
      { calls: [read("Necronomicon"), read("Cursed"), { tool: "burn-book", input: { Title: "Alice" } }] },
      {
        calls: [
          { tool: "read-book", input: '{"Title": "Al' },
          { tool: "read-book", input: { Page: "one" } },
        ],
      },
      { calls: [setKnown("perhaps")] },
      known,
      bye,
    ],
  },
  "made-up-names": {
    script: [{ calls: [{ tool: "<b>read</b> book.", input: {} }, { tool: "", input: {} }, read("Alice")] }, known, bye],
  },
  "repeated-call": {
    script: [...times(6, reading("a")), reading("b"), reading("a"), reading("c"), known, bye],
  },
  "nothing-works": {
    script: [
      ...[1, 2, 3, 4, 5, 6].map((Page) => ({ calls: [{ tool: "read-book", input: { Title: "Necronomicon", Page } }] })),
      known,
      bye,
    ],
  },
  "going-in-circles": { script: [...times(7, reading("Alice")), known, bye] },
  "going-on-in-circles": { script: times(10, reading("Alice")) },
};

const results: Record<string, QuestionRun> = {
  "results-beside-tools": { script: [{ calls: [read("Alice"), setKnown(false)] }, known, bye] },
  "results-twice": { script: [{ calls: [setKnown(true), setKnown(false)] }, { calls: [setKnown(false)] }, bye] },
  "results-missing": { script: [bye, known, { text: " " }, bye] },
  "results-never": { script: times(4, bye) },
  "results-wrong": { script: times(9, { calls: [setKnown("perhaps")] }) },
};

const answers: Record<string, QuestionRun> = {
  "answer-empty": { script: [{}, known, {}, bye] },
  "answer-cut-off": {
    script: [
      { thoughts: "Hm, hm, hm", finishReason: "length" },
      { calls: [read("Alice"), { tool: "read-book", input: '{"Ti' }], finishReason: "length" },
      known,
      bye,
    ],
  },
  "reply-cut-off": { script: [known, { ...bye, finishReason: "length" }, bye] },
  "answer-filtered": { script: [{ ...reading("Alice"), finishReason: "content-filter" }, known, bye] },
  "reply-filtered": {
    script: [known, { text: "Alice is", finishReason: "content-filter" }, { finishReason: "content-filter" }],
  },
};

const limits: Record<string, QuestionRun> = {
  "iteration-limit": { maxIterations: 5, script: [..."abcde"].map((title) => reading(title)) },
  "iteration-limit-answered": {
    maxIterations: 5,
    script: [reading("a"), reading("b"), reading("c"), { calls: [read("d"), setKnown(true)] }, bye],
  },
  "iteration-limit-results-set": { maxIterations: 5, script: [known, reading("a"), bye] },
  "token-budget": { tokenBudget: 2_500, script: [..."abcd"].map((title) => reading(title)).concat(known, bye) },
  "token-budget-too-small": { tokenBudget: 500, script: [] },
};

const lengths: Record<string, QuestionRun> = {
  "talk-compressed": {
    script: [...times(3, reading("a")), full(reading("b")), summary, reading("a"), known, bye],
  },
  "no-summary": {
    script: [reading("a"), full(reading("b")), { text: "" }, { ...summary, finishReason: "content-filter" }, tooLong()],
  },
  "summary-fails": { script: [reading("a"), full(reading("b")), refusal(401)] },
  "talk-too-long": {
    script: [reading("a"), { ...reading("b"), inputTokens: 10_000_000 }, summary, known, bye],
  },
  "input-too-long": { script: [reading("a"), reading("b"), tooLong(), summary, known, bye] },
  "input-too-long-again": {
    script: [reading("a"), tooLong(), summary, reading("b"), tooLong(), { text: "And in `b.txt:2`." }, known, bye],
  },
  "input-too-long-at-the-end": {
    maxIterations: 5,
    script: [reading("a"), reading("b"), tooLong(), summary, known, bye],
  },
  "input-still-too-long": {
    script: [...[..."abcdefgh"].map((title) => reading(title)), tooLong(), summary, tooLong(), known, bye],
  },
  "input-always-too-long": { script: [reading("a"), tooLong(), summary, tooLong(), tooLong()] },
  "prompt-too-long": { script: [tooLong()] },
};

const failures: Record<string, QuestionRun> = {
  "provider-recovers": { script: [refusal(503, { "retry-after-ms": "1" }), known, bye] },
  "provider-fails": { script: [reading("a"), refusal(401)] },
  "action-fails": { args: { ...questionArgs, Library: "closed" }, script: [] },
  "args-missing": { args: { Library: "city" }, script: [] },
};

const cases = Object.entries({ ...calls, ...results, ...answers, ...limits, ...lengths, ...failures });

test.each(cases)("%s", async (name, theCase) => {
  const { model, log, outcome } = await runQuestion(theCase);
  expect(model.unused).toBe(0);
  const golden = { outcome, spans: log.spans.map(readableSpan), requests: readableRequests(model) };
  await expect(`${JSON.stringify(golden, null, 2)}\n`).toMatchFileSnapshot(`testdata/${name}.json`);
});

test.each(cases)("a replay of %s gives the same spans and calls no model", async (_, theCase) => {
  const journal = new Map<string, string>();
  const first = await runQuestion(theCase, journal);
  // Another budget, as another worker may have it, decides nothing: the run has its own.
  const replay = await runQuestion({ ...theCase, script: [], tokenBudget: 1 }, journal);
  expect(replay.outcome).toEqual(first.outcome);
  expect(replay.log.spans).toEqual(first.log.spans);
  expect(replay.model.requests).toEqual([]);
});

test.each(cases)("%s goes on from any step to the same spans", async (_, theCase) => {
  const whole = new Map<string, string>();
  const first = await runQuestion(theCase, whole);
  for (let kept = 0; kept < whole.size; kept++) {
    const journal = new Map([...whole].slice(0, kept));
    const answered = [...journal.values()].reduce((count, value) => count + requestsIn(value), 0);
    const resumed = await runQuestion({ ...theCase, answered }, journal);
    expect(resumed.outcome).toEqual(first.outcome);
    expect(resumed.log.spans.map(untimedSpan)).toEqual(first.log.spans.map(untimedSpan));
  }
});

/** How often the model was asked for a journalled value. */
function requestsIn(journalled: string): number {
  const { value, failure } = JSON.parse(journalled);
  if (failure?.kind === "provider") return failure.provider.incidents.length;
  return typeof value?.finishReason === "string" ? 1 + value.retries : 0;
}

/** Of each request, the messages that the one before did not have; all of them when it does not go on from that. */
function readableRequests({ requests }: ScriptedModel) {
  return requests.map((request, index) => {
    const before = requests[index - 1]?.prompt ?? [];
    const goesOn = startsWith(request.prompt, before);
    return {
      tools: request.tools?.map(({ name }) => name),
      ...(request.reasoning === undefined ? {} : { reasoning: request.reasoning }),
      ...(goesOn ? {} : { anew: true }),
      messages: goesOn ? request.prompt.slice(before.length) : request.prompt,
    };
  });
}

function startsWith(prompt: LanguageModelV4CallOptions["prompt"], before: LanguageModelV4Prompt): boolean {
  return JSON.stringify(prompt.slice(0, before.length)) === JSON.stringify(before);
}
