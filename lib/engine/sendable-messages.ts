import type { ModelMessage } from "ai";
import { firstBytes } from "./tool-output";

/** Bytes that the arguments of one call may have as JSON. */
export const MOST_ARGUMENT_BYTES = 64 * 1024;
/** What is repeated to the model of arguments that have more. */
const REPEATED_BYTES = 1024;
const LONGEST_NAME = 64;

/** `name`, which a model has made up, as every provider takes names of tools, and fit for the name of a step. */
export function safeToolName(name: string): string {
  return name.replace(/[^\w-]/g, "_").slice(0, LONGEST_NAME) || "_";
}

/**
 * An answer as later requests can repeat it: what the model has made up in it may be refused by its provider, or fill the
 * context. An answer that neither says nor calls anything is left out, because providers refuse empty messages. Everything
 * else, the signatures of thoughts included, stays as it is.
 */
export function sendableAnswer(messages: readonly ModelMessage[]): ModelMessage[] {
  return messages.flatMap((message) => {
    if (message.role !== "assistant" || typeof message.content === "string") return [message];
    const says = message.content.some(
      (part) => part.type === "tool-call" || (part.type === "text" && part.text.trim() !== ""),
    );
    return says ? [{ ...message, content: message.content.map(sendablePart) }] : [];
  });
}

function sendablePart<Part extends { readonly type: string }>(part: Part): Part {
  if (!isToolCall(part)) return part;
  const json = JSON.stringify(part.input) ?? "";
  const size = Buffer.byteLength(json);
  const input = size <= MOST_ARGUMENT_BYTES ? part.input : { cut: firstBytes(json, REPEATED_BYTES), bytes: size };
  return { ...part, toolName: safeToolName(part.toolName), input };
}

function isToolCall<Part extends { readonly type: string }>(
  part: Part,
): part is Part & { readonly type: "tool-call"; readonly toolName: string; readonly input: unknown } {
  return part.type === "tool-call";
}
