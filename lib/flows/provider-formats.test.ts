import { afterEach, expect, test } from "vitest";
import type { z } from "zod";
import { sampleJobs } from "@/lib/contract/samples";
import type { Flow } from "@/lib/engine/flow";
import { createMemoryContext } from "@/lib/engine/memory-context";
import { runFlow } from "@/lib/engine/run-flow";
import { flows } from "@/lib/flows/registry";
import { openModel } from "@/lib/llm/registry";
import { temporaryFolder } from "@/lib/testing/git-repository";
import { anthropicFormat } from "@/lib/testing/providers/anthropic-format";
import { compatibleFormat } from "@/lib/testing/providers/compatible-format";
import { googleFormat } from "@/lib/testing/providers/google-format";
import { obedientScript } from "@/lib/testing/providers/obedient-script";
import { openaiFormat } from "@/lib/testing/providers/openai-format";
import { ProviderServer } from "@/lib/testing/providers/provider-server";
import { USAGE, type WireFormat } from "@/lib/testing/providers/wire-format";
import { SpanLog } from "@/lib/testing/span-log";

/* Every workflow through every provider's own wire format, against servers that take only what the documentation allows. */

const formats = [googleFormat, anthropicFormat, openaiFormat, compatibleFormat];
let server: ProviderServer | null = null;
afterEach(() => server?.close());

/** Args for any workflow: those of a sample of it, else of one that has the same kind of report. */
function argsOf(flow: Flow): Record<string, string> {
  const own = sampleJobs.find(({ workflow }) => workflow === flow.name);
  const [any] = sampleJobs;
  return { ...Object.assign({}, ...sampleJobs.map(({ args }) => args)), ...(own ?? any)?.args };
}

/** Outputs that a run cannot leave out. */
function requiredOutputs({ contract }: Flow): string[] {
  const fields = Object.entries<z.ZodType>(contract.outputs.shape);
  return fields.filter(([, field]) => !field.safeParse(undefined).success).map(([name]) => name);
}

async function run(flow: Flow, format: WireFormat) {
  const provider = new ProviderServer({ format, script: obedientScript });
  server = provider;
  await provider.listen();
  const spans = new SpanLog();
  const context = createMemoryContext({
    model: format.model,
    openModel: (id) => openModel(id, provider.settings),
    workspace: { home: temporaryFolder() },
    spans,
  });
  const results = await runFlow(flow, argsOf(flow), context).catch((error: Error) => error);
  return { results, provider, spans: spans.spans };
}

const cases = flows.flatMap((flow) => formats.map((format) => [flow.name, format.model, flow, format] as const));

test.each(cases)("%s ends with all its outputs through %s", async (_, model, flow, format) => {
  const { results, provider, spans } = await run(flow, format);
  expect(provider.complaints).toEqual([]);
  expect(Object.keys(results)).toEqual(expect.arrayContaining(requiredOutputs(flow)));
  const calls = spans.filter(({ type }) => type === "llm");
  expect(calls.length).toBeGreaterThanOrEqual(3);
  expect(provider.answers).toBe(calls.length);
  for (const { error, model: answered, inputTokens, outputTokens, thoughtsTokens, thoughts, call } of calls) {
    expect({ error, answered }).toEqual({ error: "", answered: model });
    expect([inputTokens, call?.cachedTokens, outputTokens, thoughtsTokens]).toEqual([
      USAGE.input,
      USAGE.cached,
      USAGE.output,
      USAGE.thoughts,
    ]);
    expect(thoughts).not.toBe("");
  }
});
