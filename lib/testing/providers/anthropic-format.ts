import { z } from "zod";
import { COMMON_KEYWORDS, toolComplaints } from "./tool-complaints";
import { roleComplaints, schemaComplaints, sign, TEST_KEY, USAGE, type WireFormat } from "./wire-format";

/* Anthropic's messages: thinking blocks are signed and come back first; marks say up to where a request is cached. */

const TOOL_NAME = /^[a-zA-Z0-9_-]{1,128}$/;
const mark = z.strictObject({ type: z.literal("ephemeral"), ttl: z.enum(["5m", "1h"]).optional() }).optional();
const textSchema = z.strictObject({ type: z.literal("text"), text: z.string().min(1), cache_control: mark });
const thinkingSchema = z.strictObject({ type: z.literal("thinking"), thinking: z.string(), signature: z.string() });
const useSchema = z.strictObject({
  type: z.literal("tool_use"),
  id: z.string().regex(/^[a-zA-Z0-9_-]+$/),
  name: z.string().regex(TOOL_NAME),
  input: z.record(z.string(), z.unknown()),
  cache_control: mark,
});
const resultSchema = z.strictObject({
  type: z.literal("tool_result"),
  tool_use_id: z.string(),
  content: z.union([z.string(), z.array(textSchema)]),
  is_error: z.boolean().optional(),
  cache_control: mark,
});
const blockSchema = z.discriminatedUnion("type", [textSchema, thinkingSchema, useSchema, resultSchema]);
const bodySchema = z.strictObject({
  model: z.literal("claude-opus-5-5"),
  max_tokens: z.number().int().positive(),
  system: z.array(textSchema).min(1),
  messages: z
    .array(z.strictObject({ role: z.enum(["user", "assistant"]), content: z.array(blockSchema).min(1) }))
    .min(1),
  tools: z.array(
    z.strictObject({
      name: z.string(),
      description: z.string(),
      input_schema: z.record(z.string(), z.unknown()),
      cache_control: mark,
    }),
  ),
  tool_choice: z.strictObject({ type: z.literal("auto") }).optional(),
  thinking: z.union([
    z.strictObject({ type: z.literal("enabled"), budget_tokens: z.number().int().min(1024) }),
    z.strictObject({ type: z.literal("adaptive"), display: z.enum(["summarized", "omitted"]).optional() }),
  ]),
  output_config: z.strictObject({ effort: z.enum(["low", "medium", "high", "xhigh", "max"]) }).optional(),
});
type Body = z.infer<typeof bodySchema>;
type Block = z.infer<typeof blockSchema>;

const KEYWORDS = [...COMMON_KEYWORDS, "additionalProperties", "const", "$schema"];

export const anthropicFormat: WireFormat = {
  model: "anthropic:claude-opus-5-5",
  complaints({ path, headers, body }) {
    const complaints = [
      ...(path === "/messages" ? [] : [`there is no ${path}`]),
      ...(headers["x-api-key"] === TEST_KEY ? [] : ["x-api-key is not the key"]),
      ...(headers["anthropic-version"] === "2023-06-01" ? [] : ["anthropic-version is missing"]),
      ...schemaComplaints(bodySchema, body),
    ];
    if (complaints.length > 0) return complaints;
    const request = bodySchema.parse(body);
    return [
      ...roleComplaints(
        request.messages.map(({ role }) => role),
        ["user", "assistant"],
      ),
      ...toolComplaints(toolsOf(request), { name: TOOL_NAME, keywords: KEYWORDS }),
      ...request.messages.flatMap(turnComplaints),
      ...cacheComplaints(request),
    ];
  },
  question(body) {
    const request = bodySchema.parse(body);
    return { turn: request.messages.filter(({ role }) => role === "assistant").length, tools: toolsOf(request) };
  },
  answer({ thoughts, calls, text }, { number }) {
    const content = [
      { type: "thinking", thinking: thoughts, signature: sign(thoughts) },
      ...(text === "" ? [] : [{ type: "text", text }]),
      ...calls.map(({ name, input }, index) => ({ type: "tool_use", id: `toolu_${number}_${index}`, name, input })),
    ];
    return {
      id: `msg_${number}`,
      type: "message",
      role: "assistant",
      model: "claude-opus-5-5",
      content,
      stop_reason: calls.length > 0 ? "tool_use" : "end_turn",
      stop_sequence: null,
      usage: {
        input_tokens: USAGE.input - USAGE.cached,
        cache_read_input_tokens: USAGE.cached,
        cache_creation_input_tokens: 0,
        output_tokens: USAGE.output + USAGE.thoughts,
        output_tokens_details: { thinking_tokens: USAGE.thoughts },
      },
    };
  },
};

function toolsOf({ tools }: Body) {
  return tools.map(({ name, description, input_schema }) => ({ name, description, schema: input_schema }));
}

function turnComplaints({ role, content }: Body["messages"][number], index: number, all: Body["messages"]): string[] {
  if (role !== "assistant") return [];
  const [first] = content;
  const signed = first?.type === "thinking" && first.signature === sign(first.thinking);
  const calls = content.flatMap((block) => (block.type === "tool_use" ? [block.id] : []));
  const results = (all[index + 1]?.content ?? []).flatMap((block) =>
    block.type === "tool_result" ? [block.tool_use_id] : [],
  );
  return [
    ...(signed ? [] : [`message ${index} does not begin with its thoughts and their signature`]),
    ...(calls.join() === results.join() ? [] : [`the calls ${calls.join()} are answered by ${results.join()}`]),
  ];
}

/** Tools, system text and the last two messages of ours are marked, and nothing else: four marks at most. */
function cacheComplaints({ tools, system, messages }: Body): string[] {
  const isMarked = (block: Block | Body["tools"][number] | undefined) =>
    block !== undefined && "cache_control" in block && block.cache_control !== undefined;
  const ours = messages.filter(({ role }) => role === "user").slice(-2);
  const expected = [tools.at(-1), system.at(-1), ...ours.map(({ content }) => content.at(-1))];
  const count = [...tools, ...system, ...messages.flatMap(({ content }) => content)].filter(isMarked).length;
  return [
    ...(expected.every(isMarked) ? [] : ["tools, system text and the last messages are not all marked for the cache"]),
    ...(count === expected.length ? [] : [`${count} marks for the cache, not ${expected.length}`]),
  ];
}
