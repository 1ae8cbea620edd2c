import { expect, test } from "vitest";
import { z } from "zod";
import { ScriptedModel } from "@/lib/testing/scripted-model";
import { SpanLog } from "@/lib/testing/span-log";
import { defineAction } from "./action";
import { defineFlow } from "./flow";
import { createMemoryContext } from "./memory-context";
import { runFlow } from "./run-flow";

const outputs = z.object({ Counted: z.int() });

const count = defineAction({
  name: "count",
  inputs: z.object({ Number: z.int() }),
  outputs,
  run: async ({ report }, { Number: number }) => {
    for (let i = 1; i < number; i++) await report({ Counted: i });
    return { outputs: { Counted: number } };
  },
});

const flow = defineFlow({
  name: "counting",
  contract: { type: "counting", question: "How many?", inputs: z.object({ Number: z.int() }), outputs },
  steps: [count],
});

test("what a running step reports stands in its span, which does not end by it; a replay reports nothing", async () => {
  const journal = new Map<string, string>();
  const progressed: string[][] = [];
  for (const _ of ["run", "replay"]) {
    const spans = new SpanLog();
    const openModel = () => new ScriptedModel([]);
    const context = createMemoryContext({ model: "x", openModel, workspace: { home: "" }, spans, journal });
    expect(await runFlow(flow, { Number: 3 }, context)).toEqual({ Counted: 3 });
    expect(spans.spans[1]).toMatchObject({ name: "count", results: '{"Counted":3}' });
    expect(spans.progressed.every(({ seq, finished }) => seq === 1 && finished === null)).toBe(true);
    progressed.push(spans.progressed.map(({ results }) => results));
  }
  expect(progressed).toEqual([['{"Counted":1}', '{"Counted":2}'], []]);
});
