/*
 * An OpenAI-compatible server with a fixed script, for what must be seen in motion: each answer follows only from the
 * messages, and the model's name sets its pace.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { scriptedModel } from "./ports";

/** Models by name, with the milliseconds that each answer takes. */
const PACE: Record<string, number> = {
  "scripted-slow": 1200,
  "scripted-stuck": 120_000,
  "scripted-takeover": 1200,
  "scripted-eval": 300,
};

/** Models that the server lists, so that the site's own worker offers them; another one must be wished for by name. */
const LISTED = ["scripted-slow", "scripted-stuck", "scripted-split"];

interface Message {
  readonly role: string;
  readonly content: string | null | readonly { readonly text?: string }[];
  readonly tool_calls?: readonly unknown[];
}

interface ToolCall {
  readonly name: string;
  readonly input: Record<string, unknown>;
}

interface Answer {
  readonly thoughts: string;
  readonly calls: readonly ToolCall[];
  readonly text: string;
}

/** The model that reads nothing: benign, whatever the report. */
const HASTY = "scripted-eval";
/** Where its script begins: with the verdict. */
const HASTY_TURN = 2;

/** What the model says after `turn` answers of its own about a report whose functions are `functions`. */
function script(turn: number, functions: readonly string[], benign: boolean): Answer {
  const [first = "main", second = first] = functions;
  const answers: Answer[] = [
    {
      thoughts: `The report names ${first} and ${second}. I read both before I judge.`,
      calls: [
        { name: "codesearch-definition-source", input: { Name: first } },
        { name: "codesearch-definition-source", input: { Name: second } },
      ],
      text: "",
    },
    {
      thoughts: "Who else marks this field?",
      calls: [{ name: "grepper", input: { Expression: "READ_ONCE" } }],
      text: "",
    },
    {
      thoughts: "Nothing depends on the order of these accesses.",
      calls: [{ name: "set-results", input: { Benign: benign, Confident: false } }],
      text: "",
    },
  ];
  return (
    answers[turn] ?? {
      thoughts: "",
      calls: [],
      text: `## Scripted verdict\n\nThe race between \`${first}\` and \`${second}\` is ${benign ? "" : "not "}benign.`,
    }
  );
}

function textOf(message: Message | undefined): string {
  if (typeof message?.content === "string") return message.content;
  return (message?.content ?? []).map(({ text = "" }) => text).join("");
}

/** Names of the functions on top of the stacks: the first frame under each access. */
function functionsOf(prompt: string): string[] {
  return Array.from(prompt.matchAll(/(?:read|write)[^\n]* by [^\n]*:\n\s*([a-z_0-9]+)\+0x/g), ([, name = ""]) => name);
}

function completion(model: string, turn: number, answer: Answer): unknown {
  const toolCalls = answer.calls.map(({ name, input }, index) => ({
    id: `call-${turn}-${index}`,
    type: "function",
    function: { name, arguments: JSON.stringify(input) },
  }));
  const message = {
    role: "assistant",
    content: answer.text === "" ? null : answer.text,
    reasoning_content: answer.thoughts,
    ...(toolCalls.length > 0 ? { tool_calls: toolCalls } : {}),
  };
  const usage = {
    prompt_tokens: 1000 + 100 * turn,
    completion_tokens: 60,
    total_tokens: 1060 + 100 * turn,
    prompt_tokens_details: { cached_tokens: 64 },
    completion_tokens_details: { reasoning_tokens: 20 },
  };
  const choice = { index: 0, message, finish_reason: toolCalls.length > 0 ? "tool_calls" : "stop" };
  return { id: `answer-${turn}`, object: "chat.completion", created: 1, model, choices: [choice], usage };
}

async function readBody(request: IncomingMessage): Promise<{ model: string; messages: Message[] }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString("utf8"));
}

/** Of the candidates of a job, which have asked for the same turns, every second one is told the opposite. */
function isBenign(model: string, prompt: string, turn: number): boolean {
  if (model !== "scripted-split") return true;
  const times = (asked.get(markerOf(prompt)) ?? []).filter((other) => other === turn).length;
  return times % 2 === 1;
}

function markerOf(prompt: string): string {
  return /marker: (\S+)/.exec(prompt)?.[1] ?? "";
}

/** The turns that were asked for, by the report's `marker: NAME` line, so that a test sees what was asked twice. */
const asked = new Map<string, number[]>();

function note(prompt: string, turn: number): void {
  const marker = markerOf(prompt);
  asked.set(marker, [...(asked.get(marker) ?? []), turn]);
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader("content-type", "application/json");
  if (request.url === "/v1/models") {
    response.end(JSON.stringify({ object: "list", data: LISTED.map((id) => ({ id, object: "model" })) }));
    return;
  }
  if (request.url?.startsWith("/asked/")) {
    response.end(JSON.stringify(asked.get(request.url.slice("/asked/".length)) ?? []));
    return;
  }
  if (request.url !== "/v1/chat/completions") {
    response.end(JSON.stringify({ ok: true }));
    return;
  }
  const { model, messages } = await readBody(request);
  const turn = messages.filter(({ role }) => role === "assistant").length;
  const prompt = textOf(messages.find(({ role }) => role === "user"));
  note(prompt, turn);
  await delay(PACE[model] ?? 0);
  response.end(
    JSON.stringify(
      completion(
        model,
        turn,
        script(turn + (model === HASTY ? HASTY_TURN : 0), functionsOf(prompt), isBenign(model, prompt, turn)),
      ),
    ),
  );
}

createServer((request, response) => void answer(request, response)).listen(scriptedModel.port, "127.0.0.1");
