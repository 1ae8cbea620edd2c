import { z } from "zod";
import { COMMON_KEYWORDS, toolComplaints } from "./tool-complaints";
import { schemaComplaints, TEST_KEY, USAGE, type WireFormat } from "./wire-format";

/* OpenAI's chat completions as other servers speak it: no signatures; thoughts in reasoning_content. */

const TOOL_NAME = /^[a-zA-Z0-9_-]{1,64}$/;
const messageSchema = z.discriminatedUnion("role", [
  z.strictObject({ role: z.literal("system"), content: z.string().min(1) }),
  z.strictObject({ role: z.literal("user"), content: z.string().min(1) }),
  z.strictObject({
    role: z.literal("assistant"),
    content: z.string().nullable(),
    reasoning_content: z.string().optional(),
    tool_calls: z
      .array(
        z.strictObject({
          id: z.string(),
          type: z.literal("function"),
          function: z.strictObject({ name: z.string().regex(TOOL_NAME), arguments: z.string() }),
        }),
      )
      .optional(),
  }),
  z.strictObject({ role: z.literal("tool"), tool_call_id: z.string(), content: z.string() }),
]);
const bodySchema = z.strictObject({
  model: z.literal("qwen"),
  messages: z.array(messageSchema).min(2),
  tools: z.array(
    z.strictObject({
      type: z.literal("function"),
      function: z.strictObject({
        name: z.string(),
        description: z.string(),
        parameters: z.record(z.string(), z.unknown()),
        strict: z.boolean().optional(),
      }),
    }),
  ),
  tool_choice: z.literal("auto").optional(),
});
type Body = z.infer<typeof bodySchema>;

const KEYWORDS = [...COMMON_KEYWORDS, "additionalProperties", "const", "$schema"];

export const compatibleFormat: WireFormat = {
  model: "compatible:qwen",
  complaints({ path, headers, body }) {
    const complaints = [
      ...(path === "/chat/completions" ? [] : [`there is no ${path}`]),
      ...(headers.authorization === `Bearer ${TEST_KEY}` ? [] : ["authorization is not the key"]),
      ...schemaComplaints(bodySchema, body),
    ];
    if (complaints.length > 0) return complaints;
    const request = bodySchema.parse(body);
    const begins = request.messages[0]?.role === "system" && request.messages[1]?.role === "user";
    return [
      ...(begins ? [] : ["the talk begins with system, user"]),
      ...toolComplaints(toolsOf(request), { name: TOOL_NAME, keywords: KEYWORDS }),
      ...callComplaints(request.messages),
    ];
  },
  question(body) {
    const request = bodySchema.parse(body);
    return { turn: request.messages.filter(({ role }) => role === "assistant").length, tools: toolsOf(request) };
  },
  answer({ thoughts, calls, text }, { number }) {
    const tool_calls = calls.map(({ name, input }, index) => ({
      id: `call_${number}_${index}`,
      type: "function",
      function: { name, arguments: JSON.stringify(input) },
    }));
    const message = {
      role: "assistant",
      content: text === "" ? null : text,
      reasoning_content: thoughts,
      ...(calls.length === 0 ? {} : { tool_calls }),
    };
    return {
      id: `chatcmpl-${number}`,
      object: "chat.completion",
      created: 1,
      model: "qwen",
      choices: [{ index: 0, message, finish_reason: calls.length > 0 ? "tool_calls" : "stop" }],
      usage: {
        prompt_tokens: USAGE.input,
        prompt_tokens_details: { cached_tokens: USAGE.cached },
        completion_tokens: USAGE.output + USAGE.thoughts,
        completion_tokens_details: { reasoning_tokens: USAGE.thoughts },
        total_tokens: USAGE.input + USAGE.output + USAGE.thoughts,
      },
    };
  },
};

function toolsOf({ tools }: Body) {
  return tools.map(({ function: { name, description, parameters } }) => ({ name, description, schema: parameters }));
}

/** The results of an answer's calls follow it at once, in order. */
function callComplaints(messages: Body["messages"]): string[] {
  return messages.flatMap((message, index) => {
    if (message.role !== "assistant") return [];
    const calls = (message.tool_calls ?? []).map(({ id }) => id);
    const next = messages.slice(index + 1, index + 1 + calls.length);
    const results = next.flatMap((result) => (result.role === "tool" ? [result.tool_call_id] : []));
    return calls.join() === results.join() ? [] : [`the calls ${calls.join()} are answered by ${results.join()}`];
  });
}
