import { z } from "zod";
import { COMMON_KEYWORDS, toolComplaints } from "./tool-complaints";
import { roleComplaints, schemaComplaints, sign, TEST_KEY, USAGE, type WireFormat } from "./wire-format";

/* Google's generateContent: thoughts carry no signature of their own, the first call or the text behind them does. */

const TOOL_NAME = /^[a-zA-Z_][\w.:-]{0,63}$/;

const callSchema = z.strictObject({
  name: z.string().regex(TOOL_NAME),
  args: z.record(z.string(), z.unknown()),
  id: z.string().optional(),
});
const resultSchema = z.strictObject({
  name: z.string(),
  response: z.record(z.string(), z.unknown()),
  id: z.string().optional(),
});
const partSchema = z.strictObject({
  text: z.string().optional(),
  thought: z.boolean().optional(),
  thoughtSignature: z.string().optional(),
  functionCall: callSchema.optional(),
  functionResponse: resultSchema.optional(),
});
const bodySchema = z.strictObject({
  contents: z.array(z.strictObject({ role: z.enum(["user", "model"]), parts: z.array(partSchema).min(1) })).min(1),
  systemInstruction: z.strictObject({ parts: z.array(z.strictObject({ text: z.string().min(1) })).length(1) }),
  tools: z
    .array(
      z.strictObject({
        functionDeclarations: z.array(
          // `parameters`, an OpenAPI schema, or this: JSON schema.
          z.strictObject({
            name: z.string(),
            description: z.string(),
            parametersJsonSchema: z.record(z.string(), z.unknown()),
          }),
        ),
      }),
    )
    .length(1),
  toolConfig: z
    .strictObject({ functionCallingConfig: z.strictObject({ mode: z.enum(["AUTO", "ANY", "NONE"]) }) })
    .optional(),
  generationConfig: z.strictObject({ thinkingConfig: z.strictObject({ includeThoughts: z.literal(true) }) }),
});
type Body = z.infer<typeof bodySchema>;

export const googleFormat: WireFormat = {
  model: "google:gemini-pro-latest",
  complaints({ path, headers, body }) {
    const complaints = [
      ...(path === "/models/gemini-pro-latest:generateContent" ? [] : [`there is no ${path}`]),
      ...(headers["x-goog-api-key"] === TEST_KEY ? [] : ["x-goog-api-key is not the key"]),
      ...schemaComplaints(bodySchema, body),
    ];
    if (complaints.length > 0) return complaints;
    const request = bodySchema.parse(body);
    return [
      ...roleComplaints(
        request.contents.map(({ role }) => role),
        ["user", "model"],
      ),
      ...toolComplaints(toolsOf(request), {
        name: TOOL_NAME,
        keywords: [...COMMON_KEYWORDS, "additionalProperties"],
      }),
      ...request.contents.flatMap(turnComplaints),
    ];
  },
  question(body) {
    const request = bodySchema.parse(body);
    return { turn: request.contents.filter(({ role }) => role === "model").length, tools: toolsOf(request) };
  },
  answer({ thoughts, calls, text }, { turn }) {
    const said = text === "" ? [] : [{ text, thoughtSignature: sign("google", turn) }];
    const called = calls.map(({ name, input }, index) => ({
      functionCall: { name, args: input },
      ...(index === 0 ? { thoughtSignature: sign("google", turn) } : {}),
    }));
    const parts = [{ text: thoughts, thought: true }, ...called, ...said];
    return {
      candidates: [{ content: { role: "model", parts }, finishReason: "STOP", index: 0 }],
      usageMetadata: {
        promptTokenCount: USAGE.input,
        cachedContentTokenCount: USAGE.cached,
        candidatesTokenCount: USAGE.output,
        thoughtsTokenCount: USAGE.thoughts,
        totalTokenCount: USAGE.input + USAGE.output + USAGE.thoughts,
      },
      modelVersion: "gemini-pro-latest",
    };
  },
};

function toolsOf({ tools }: Body) {
  return tools.flatMap(({ functionDeclarations }) =>
    functionDeclarations.map(({ name, description, parametersJsonSchema }) => ({
      name,
      description,
      schema: parametersJsonSchema,
    })),
  );
}

/** Each answer comes back with its signature, and each call is answered in the next message, in order. */
function turnComplaints({ role, parts }: Body["contents"][number], index: number, all: Body["contents"]): string[] {
  if (role !== "model") return [];
  const signed = parts.find(
    ({ thought, functionCall, text }) => thought !== true && (functionCall ?? text) !== undefined,
  );
  const turn = all.slice(0, index).filter((earlier) => earlier.role === "model").length;
  const calls = parts.flatMap((part) => (part.functionCall === undefined ? [] : [part.functionCall.name]));
  const results = (all[index + 1]?.parts ?? []).flatMap(({ functionResponse }) =>
    functionResponse === undefined ? [] : [functionResponse.name],
  );
  return [
    ...(signed?.thoughtSignature === sign("google", turn)
      ? []
      : [`the signature of message ${index} was not handed back`]),
    ...(calls.join() === results.join() ? [] : [`the calls ${calls.join()} are answered by ${results.join()}`]),
  ];
}
