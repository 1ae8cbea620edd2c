import type {
  LanguageModelV4CallOptions,
  LanguageModelV4Message,
  LanguageModelV4ToolResultOutput,
} from "@ai-sdk/provider";
import { readFences } from "@/lib/contract/prompt-fence";
import { type Answer, type AnswerBook, lookupKey } from "./investigation";

/** The tool through which an agent hands over its results. */
export const SET_RESULTS = "set-results";

/** What the messages and tools of one model call say. */
export interface Conversation {
  /** Inputs of the prompt by name, from its fences. */
  readonly inputs: ReadonlyMap<string, string>;
  /** Properties of the results that are asked for; null when no results can be set. */
  readonly wantedResults: readonly string[] | null;
  /** Answers of earlier tool calls; a tool that is not offered, or not any more, answers null to all others at once. */
  readonly answers: AnswerBook;
  /** Whether `set-results` was called and answered. */
  readonly resultsSet: boolean;
  /** How many tool calls were made so far. */
  readonly callCount: number;
}

/** Reads a model call. */
export function readConversation({ prompt, tools = [] }: LanguageModelV4CallOptions): Conversation {
  const answered = readAnswers(prompt);
  const offered = new Set(tools.map((tool) => tool.name));
  const setter = tools.find((tool) => tool.name === SET_RESULTS);
  const schema = setter?.type === "function" ? setter.inputSchema : null;
  return {
    inputs: readFences(userText(prompt)),
    wantedResults: schema === null ? null : Object.keys(schema.properties ?? {}),
    answers: ({ tool, args }) => {
      const answer = answered.byKey.get(lookupKey(tool, args));
      return answer === undefined && !offered.has(tool) ? null : answer;
    },
    resultsSet: answered.resultsSet,
    callCount: answered.callCount,
  };
}

function userText(prompt: readonly LanguageModelV4Message[]): string {
  return prompt
    .flatMap((message) => (message.role === "user" ? message.content : []))
    .flatMap((part) => (part.type === "text" ? [part.text] : []))
    .join("\n\n");
}

function readAnswers(prompt: readonly LanguageModelV4Message[]) {
  const calls = new Map<string, { tool: string; key: string }>();
  const byKey = new Map<string, Answer>();
  let resultsSet = false;
  for (const message of prompt) {
    if (message.role !== "assistant" && message.role !== "tool") continue;
    for (const part of message.content) {
      if (part.type === "tool-call") {
        calls.set(part.toolCallId, { tool: part.toolName, key: lookupKey(part.toolName, asRecord(part.input) ?? {}) });
      } else if (part.type === "tool-result") {
        const call = calls.get(part.toolCallId);
        if (call === undefined) continue;
        if (call.tool === SET_RESULTS) resultsSet = true;
        else byKey.set(call.key, asAnswer(part.output));
      }
    }
  }
  return { byKey, resultsSet, callCount: calls.size };
}

function asAnswer(output: LanguageModelV4ToolResultOutput): Answer {
  if (output.type === "json" || output.type === "text") return asRecord(output.value);
  if (output.type === "content") {
    return asRecord(output.value.flatMap((part) => (part.type === "text" ? [part.text] : [])).join(""));
  }
  return null;
}

/** A JSON object, given as such or as text; null for anything else. */
function asRecord(value: unknown): Readonly<Record<string, unknown>> | null {
  if (typeof value === "string") {
    try {
      return asRecord(JSON.parse(value));
    } catch {
      return null;
    }
  }
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  return isObject ? (value as Readonly<Record<string, unknown>>) : null;
}
