import type { LanguageModelV4CallOptions, LanguageModelV4Message, LanguageModelV4Prompt } from "@ai-sdk/provider";

/*
 * Anthropic caches a request's beginning up to where it is marked, at most four marks a request, and asks a tenth of the price for
 * what it finds there. The order is tools, system, messages: agents with the same tools share the first mark. The other providers
 * cache by themselves.
 */
const MARK = { anthropic: { cacheControl: { type: "ephemeral" } } } as const;

/** Marks on the last messages that end a turn of ours: the next call finds the latest one, the one after a repeated call the other. */
const MARKED_TURNS = 2;

/** The prompt and tools of a call with the marks. */
export function markForCache({ prompt, tools }: LanguageModelV4CallOptions): Partial<LanguageModelV4CallOptions> {
  return { prompt: markPrompt(prompt), ...(tools === undefined ? {} : { tools: markLast(tools) }) };
}

/** `prompt` with the marks that let the next call of the same talk read all of this one from the cache. */
function markPrompt(prompt: LanguageModelV4Prompt): LanguageModelV4Prompt {
  const ours = prompt.flatMap(({ role }, index) => (role === "user" || role === "tool" ? [index] : []));
  const marked = new Set(ours.slice(-MARKED_TURNS));
  const system = prompt.findLastIndex(({ role }) => role === "system");
  return prompt.map((message, index) => (marked.has(index) || index === system ? mark(message) : message));
}

function markLast(tools: NonNullable<LanguageModelV4CallOptions["tools"]>): typeof tools {
  return tools.map((tool, index) =>
    index === tools.length - 1 && tool.type === "function"
      ? { ...tool, providerOptions: { ...tool.providerOptions, ...MARK } }
      : tool,
  );
}

function mark(message: LanguageModelV4Message): LanguageModelV4Message {
  return { ...message, providerOptions: { ...message.providerOptions, ...MARK } };
}
