import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { createMemoryContext } from "@/lib/engine/memory-context";
import { runFlow } from "@/lib/engine/run-flow";
import { openModel } from "@/lib/llm/registry";
import { askingFlow } from "@/lib/testing/asking-flow";
import { temporaryFolder } from "@/lib/testing/git-repository";
import { anthropicFormat } from "@/lib/testing/providers/anthropic-format";
import { compatibleFormat } from "@/lib/testing/providers/compatible-format";
import { googleFormat } from "@/lib/testing/providers/google-format";
import { cutConnection, garbage, noAnswer, serverError, tooManyCalls } from "@/lib/testing/providers/mishaps";
import { openaiFormat } from "@/lib/testing/providers/openai-format";
import { ProviderServer } from "@/lib/testing/providers/provider-server";
import type { Question, ScriptedTurn } from "@/lib/testing/providers/wire-format";
import { SpanLog } from "@/lib/testing/span-log";

/* A provider and a model that do everything wrong before they work, through each wire format. */

const MARKUP = '<img src=x onerror="alert(1)">';
const MEGABYTES = "x".repeat(2 * 1024 * 1024);

const look = (Word: string) => ({ name: "look-up", input: { Word } });
const turns: readonly ScriptedTurn[] = [
  { thoughts: "A tool that nobody has.", calls: [{ name: MARKUP, input: { [MARKUP]: MARKUP } }], text: "" },
  { thoughts: "All at once.", calls: Array.from({ length: 50 }, (_, index) => look(`word-${index}`)), text: "" },
  { thoughts: "A long word.", calls: [look(MEGABYTES)], text: "" },
  { thoughts: MARKUP, calls: [look(MARKUP)], text: MARKUP },
  { thoughts: "I know.", calls: [{ name: "set-results", input: { Benign: true } }], text: "" },
  { thoughts: "I say so.", calls: [], text: `It is benign ${MARKUP}.` },
];

/** Before the first answer, and among the others. */
const mishaps = [
  tooManyCalls,
  serverError,
  cutConnection,
  garbage,
  null,
  serverError,
  null,
  noAnswer,
  null,
  garbage,
  null,
];

function script({ turn }: Question): ScriptedTurn {
  const said = turns[turn];
  if (said === undefined) throw new Error("The script has ended, but the model was called again.");
  return said;
}

let server: ProviderServer | null = null;
afterEach(() => server?.close());

const formats = [googleFormat, anthropicFormat, openaiFormat, compatibleFormat].map(
  (format) => [format.model, format] as const,
);

test.each(formats)(
  "a run through %s ends right, and its trajectory shows all that went wrong",
  async (model, format) => {
    const provider = new ProviderServer({ format, script, mishaps });
    server = provider;
    await provider.listen();
    const home = temporaryFolder();
    const log = path.join(home, "log");
    const journal = new Map<string, string>();
    const waits: number[] = [];
    const run = async (spans: SpanLog) =>
      runFlow(
        askingFlow,
        { Log: log, Question: "Is it benign?" },
        createMemoryContext({
          model,
          openModel: (id) => openModel(id, provider.settings),
          workspace: { home },
          spans,
          journal,
          sleep: async (ms) => void waits.push(ms),
        }),
      );

    const spans = new SpanLog();
    expect(await run(spans)).toEqual({ Benign: true, Explanation: `It is benign ${MARKUP}.` });
    expect(provider.complaints).toEqual([]);

    // Every mishap is an incident of the call that it befell, with what was done.
    const calls = spans.spans.filter(({ type }) => type === "llm");
    expect(calls.map(({ call }) => call?.incidents.length)).toEqual([4, 1, 1, 1, 0, 0]);
    expect(calls.map(({ call }) => call?.retries)).toEqual([4, 1, 1, 1, 0, 0]);
    const incidents = calls.flatMap(({ call }) => call?.incidents ?? []).map(({ what }) => what);
    const expected = [
      /answered 429/,
      /answered 500/,
      /./,
      /answered 200/,
      /answered 500/,
      /cannot be reached/,
      /answered 200/,
    ];
    expect(incidents).toEqual(expected.map((pattern) => expect.stringMatching(pattern)));
    expect(incidents.every((what) => /Asked again after \d+\.\d s\.$/.test(what))).toBe(true);
    expect(waits[0]).toBeGreaterThanOrEqual(1000);

    // Nothing was answered, and paid for, twice; nor does a replay ask anything again.
    expect([provider.answers, provider.requests]).toEqual([turns.length, turns.length + 7]);
    const words = (await readFile(log, "utf8")).trim().split("\n");
    expect(new Set(words).size).toBe(words.length);
    const replayed = new SpanLog();
    await run(replayed);
    expect(provider.requests).toBe(turns.length + 7);
    expect(replayed.spans).toEqual(spans.spans);

    // What the model made up is told to it, and stays readable for people.
    const [madeUp] = spans.spans.filter(({ type }) => type === "tool");
    expect(madeUp).toMatchObject({ error: expect.stringContaining("There is no tool") });
    expect(calls[0]?.call?.toolCalls).toEqual([MARKUP]);
  },
);
