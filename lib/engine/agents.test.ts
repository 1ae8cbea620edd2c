import { APICallError } from "@ai-sdk/provider";
import { expect, test } from "vitest";
import { fakeClock } from "@/lib/testing/fake-clock";
import { draftFlow, libraryFlow } from "@/lib/testing/library-flows";
import { readableSpan } from "@/lib/testing/readable-span";
import { ScriptedModel, type ScriptedReply } from "@/lib/testing/scripted-model";
import { SpanLog } from "@/lib/testing/span-log";
import { untimedSpan } from "@/lib/testing/untimed-span";
import type { Flow } from "./flow";
import { createMemoryContext } from "./memory-context";
import { runFlow } from "./run-flow";

/*
 * Golden trajectories of agents as tools, candidates and loops: testdata/agents-*.json, written again as those of golden.test.ts.
 */

type Call = { readonly tool: string; readonly input: unknown };
const read = (Title: string): Call => ({ tool: "read-book", input: { Title } });
const ask = (Topic: string): Call => ({ tool: "librarian", input: { Topic } });
const calls = (...given: readonly Call[]): ScriptedReply => ({ calls: given });
const set = (input: Record<string, unknown>) => calls({ tool: "set-results", input });
const say = (text: string): ScriptedReply => ({ text });

/** What one candidate says: two calls of the model. */
const votes = (Benign: boolean, Confident: boolean, text = `benign: ${Benign}`) => [
  set({ Benign, Confident }),
  say(text),
];
const found = (answer: string) => [set({ Found: true }), say(answer)];
const refused = new APICallError({
  message: "no access",
  url: "https://models.example/v1/chat",
  requestBodyValues: {},
  statusCode: 401,
});
const draft = (text: string) => [set({ Words: text.split(" ").length }), say(text)];

interface Case {
  readonly flow?: Flow;
  readonly candidates?: string;
  readonly script: readonly (ScriptedReply | Error)[];
}

const cases: Record<string, Case> = {
  "sub-agents": {
    script: [
      calls(ask("moons"), read("Alice"), ask("stars"), read("Necronomicon")),
      calls(read("Moons"), read("More moons")),
      ...found("There are two moons."),
      ...found("The stars are far."),
      ...votes(true, true),
    ],
  },
  "sub-agent-fails": {
    script: [
      calls(ask("moons"), ask("stars"), { tool: "librarian", input: { Subject: "wrong" } }),
      say("?"),
      say("?"),
      say("?"),
      say("?"),
      refused,
      ...votes(false, false),
    ],
  },
  "candidates-split": {
    candidates: "5",
    script: [
      ...votes(true, true, "benign, by the first"),
      calls(ask("moons")),
      ...found("Two."),
      ...votes(false, true),
      ...votes(true, false),
      ...votes(false, false),
      ...votes(true, false, "benign, by the fifth"),
    ],
  },
  "candidates-tied": {
    candidates: "5",
    script: [refused, ...votes(false, true), ...votes(true, true), ...votes(true, false), ...votes(false, true)],
  },
  "candidates-too-few": { candidates: "3", script: [...votes(true, true), refused, refused] },
  "candidates-one": { candidates: "1", script: votes(true, true) },
  "candidates-wrong-number": { candidates: "12", script: [] },
  "loop-ends": { flow: draftFlow, script: [...draft("it does no harm at all"), ...draft("harmless")] },
  "loop-limit": { flow: draftFlow, script: [1, 2, 3].flatMap((n) => draft(`a long draft number ${n}`)) },
};

test.each(Object.entries(cases))("%s", async (name, theCase) => {
  const { model, log, outcome } = await run(theCase, new Map());
  const asked = model.requests.map(({ prompt }) => prompt.at(-1));
  const golden = { outcome, spans: log.spans.map(readableSpan), asked };
  await expect(`${JSON.stringify(golden, null, 2)}\n`).toMatchFileSnapshot(`testdata/agents-${name}.json`);
  // The reference's format has no parents: a span is inside of the last one before it with less nesting.
  for (const { seq, nesting, parent } of log.spans) {
    const around = log.spans.findLast((other) => other.seq < seq && other.nesting < nesting);
    expect(around?.seq ?? null).toBe(parent);
  }
});

test.each(Object.entries(cases))(
  "%s, interrupted at any step, ends the same and asks nothing twice",
  async (_, theCase) => {
    const { script } = theCase;
    const whole = new Map<string, string>();
    const first = await run(theCase, whole);
    expect(first.model.requests).toHaveLength(script.length);
    for (let kept = 0; kept <= whole.size; kept++) {
      const journal = new Map([...whole].slice(0, kept));
      const answered = [...journal.keys()].filter((step) => step.includes("/llm#") || step.startsWith("llm#")).length;
      const resumed = await run(theCase, journal, answered);
      expect(resumed.outcome).toEqual(first.outcome);
      expect(resumed.log.spans.map(untimedSpan)).toEqual(first.log.spans.map(untimedSpan));
      expect(resumed.model.requests).toHaveLength(script.length - answered);
      // A durable journal knows steps by their order: it must be the same again.
      expect(resumed.reached).toEqual(first.reached);
    }
  },
);

test("tools of a turn run side by side, agents one by one after them", async () => {
  const script = cases["sub-agents"]?.script ?? [];
  const { reached, log } = await run({ script }, new Map());
  const turn = reached.filter((step) => step.startsWith("expert/tool#")).slice(0, 9);
  expect(turn).toEqual([
    "expert/tool#1-read-book",
    "expert/tool#2-read-book",
    "expert/tool#3-librarian",
    "expert/tool#3-librarian/librarian",
    "expert/tool#3-librarian/librarian/llm#1",
    "expert/tool#3-librarian/librarian/tool#1-read-book",
    "expert/tool#3-librarian/librarian/tool#2-read-book",
    "expert/tool#3-librarian/librarian/llm#2",
    "expert/tool#3-librarian/librarian/tool#3-set-results",
  ]);
  const askedAgents = log.spans.filter(({ type, name }) => type === "tool" && name === "librarian");
  const [moons, stars] = askedAgents;
  expect(Date.parse(stars?.started ?? "")).toBeGreaterThanOrEqual(Date.parse(moons?.finished ?? ""));
});

test("what an agent as a tool used counts among the run's model calls", async () => {
  const script = cases["sub-agents"]?.script ?? [];
  const { log } = await run({ script }, new Map());
  expect(log.spans.filter(({ type, outputTokens }) => type === "llm" && outputTokens > 0)).toHaveLength(script.length);
});

/** `answered`: how many model calls the journal has. */
async function run({ flow = libraryFlow, candidates, script }: Case, journal: Map<string, string>, answered = 0) {
  const model = new ScriptedModel(script, answered);
  const log = new SpanLog();
  const memory = createMemoryContext({
    model: "compatible:scripted",
    openModel: () => model,
    workspace: { home: "/nowhere" },
    spans: log,
    journal,
    now: fakeClock(),
  });
  const reached: string[] = [];
  const context: typeof memory = {
    ...memory,
    step(name, body) {
      reached.push(name);
      return memory.step(name, body);
    },
  };
  const args = candidates === undefined ? {} : { Candidates: candidates };
  const outcome = await runFlow(flow, args, context).then(
    (results) => ({ results }),
    (error: Error) => ({ error: `${error.name}: ${error.message}` }),
  );
  return { model, log, outcome, reached };
}
