import { z } from "zod";
import { COMMON_KEYWORDS, toolComplaints } from "./tool-complaints";
import { schemaComplaints, sign, TEST_KEY, USAGE, type WireFormat } from "./wire-format";

/* OpenAI's responses without a store: the request repeats the talk, with the thoughts as encrypted as they came. */

const TOOL_NAME = /^[a-zA-Z0-9_-]{1,64}$/;
const itemSchema = z.union([
  z.strictObject({ role: z.literal("developer"), content: z.string().min(1) }),
  z.strictObject({
    role: z.literal("user"),
    content: z.array(z.strictObject({ type: z.literal("input_text"), text: z.string() })).min(1),
  }),
  z.strictObject({
    role: z.literal("assistant"),
    content: z.string().min(1),
    phase: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal("reasoning"),
    id: z.string().optional(),
    encrypted_content: z.string(),
    summary: z.array(z.strictObject({ type: z.literal("summary_text"), text: z.string() })),
  }),
  z.strictObject({
    type: z.literal("function_call"),
    id: z.string().optional(),
    call_id: z.string(),
    name: z.string().regex(TOOL_NAME),
    arguments: z.string(),
  }),
  z.strictObject({ type: z.literal("function_call_output"), call_id: z.string(), output: z.string() }),
]);
const bodySchema = z.strictObject({
  model: z.literal("gpt-5.4"),
  input: z.array(itemSchema).min(2),
  store: z.literal(false),
  include: z.tuple([z.literal("reasoning.encrypted_content")]),
  reasoning: z.strictObject({ summary: z.literal("auto"), effort: z.string().optional() }),
  tools: z.array(
    z.strictObject({
      type: z.literal("function"),
      name: z.string(),
      description: z.string(),
      parameters: z.record(z.string(), z.unknown()),
      strict: z.boolean().optional(),
    }),
  ),
  tool_choice: z.literal("auto").optional(),
});
type Body = z.infer<typeof bodySchema>;
type Item = Body["input"][number];

const KEYWORDS = [...COMMON_KEYWORDS, "additionalProperties", "const", "$schema"];

export const openaiFormat: WireFormat = {
  model: "openai:gpt-5.4",
  complaints({ path, headers, body }) {
    const complaints = [
      ...(path === "/responses" ? [] : [`there is no ${path}`]),
      ...(headers.authorization === `Bearer ${TEST_KEY}` ? [] : ["authorization is not the key"]),
      ...schemaComplaints(bodySchema, body),
    ];
    if (complaints.length > 0) return complaints;
    const request = bodySchema.parse(body);
    const [system, prompt] = request.input;
    return [
      ...(roleOf(system) === "developer" && roleOf(prompt) === "user" ? [] : ["the talk begins with developer, user"]),
      ...toolComplaints(toolsOf(request), { name: TOOL_NAME, keywords: KEYWORDS }),
      ...request.input.flatMap(itemComplaints),
      ...callComplaints(request.input),
    ];
  },
  question(body) {
    const request = bodySchema.parse(body);
    return { turn: request.input.filter((item) => typeOf(item) === "reasoning").length, tools: toolsOf(request) };
  },
  answer({ thoughts, calls, text }, { number }) {
    const output = [
      {
        type: "reasoning",
        id: `rs_${number}`,
        encrypted_content: sign(thoughts),
        summary: [{ type: "summary_text", text: thoughts }],
      },
      ...calls.map(({ name, input }, index) => ({
        type: "function_call",
        id: `fc_${number}_${index}`,
        call_id: `call_${number}_${index}`,
        name,
        arguments: JSON.stringify(input),
        status: "completed",
      })),
      ...(text === "" ? [] : [message(text, number)]),
    ];
    return {
      id: `resp_${number}`,
      object: "response",
      created_at: 1,
      status: "completed",
      error: null,
      incomplete_details: null,
      model: "gpt-5.4",
      output,
      usage: {
        input_tokens: USAGE.input,
        input_tokens_details: { cached_tokens: USAGE.cached },
        output_tokens: USAGE.output + USAGE.thoughts,
        output_tokens_details: { reasoning_tokens: USAGE.thoughts },
        total_tokens: USAGE.input + USAGE.output + USAGE.thoughts,
      },
    };
  },
};

function message(text: string, number: number) {
  const content = [{ type: "output_text", text, annotations: [] }];
  return { type: "message", id: `msg_${number}`, status: "completed", role: "assistant", content };
}

function toolsOf({ tools }: Body) {
  return tools.map(({ name, description, parameters }) => ({ name, description, schema: parameters }));
}

function roleOf(item: Item | undefined): string {
  return item !== undefined && "role" in item ? item.role : "";
}

function typeOf(item: Item | undefined): string {
  return item !== undefined && "type" in item ? item.type : "";
}

/** Thoughts come back as they were, and before what followed from them. */
function itemComplaints(item: Item, index: number, all: readonly Item[]): string[] {
  if ("type" in item && item.type === "reasoning") {
    const thoughts = item.summary.map(({ text }) => text).join("");
    return item.encrypted_content === sign(thoughts) ? [] : [`the thoughts of item ${index} were changed`];
  }
  const begins = typeOf(item) === "function_call" && !["function_call", "reasoning"].includes(typeOf(all[index - 1]));
  return begins ? [`the call in item ${index} came without the thoughts before it`] : [];
}

function callComplaints(items: readonly Item[]): string[] {
  const ids = (type: string) =>
    items.flatMap((item) => (typeOf(item) === type && "call_id" in item ? [item.call_id] : [])).join();
  const [calls, outputs] = [ids("function_call"), ids("function_call_output")];
  return calls === outputs ? [] : [`the calls ${calls} are answered by ${outputs}`];
}
