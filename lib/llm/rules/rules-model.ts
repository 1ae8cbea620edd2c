import type {
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4Content,
  LanguageModelV4GenerateResult,
} from "@ai-sdk/provider";
import { UnsupportedFunctionalityError } from "@ai-sdk/provider";
import { parseReport } from "@/lib/report/parse-report";
import { type Conversation, readConversation, SET_RESULTS } from "./conversation";
import { type Conclusion, type Investigation, type Lookup, replay } from "./investigation";
import { investigateRace } from "./kcsan/investigate-race";
import { moderateReport } from "./moderation/moderate-report";
import { assessSecurity } from "./security/assess-security";

/**
 * The rules expert: a language model without a language model. It follows fixed rules through the same messages and tools
 * as any other model, keeps no state between calls, and says in its reply that rules decided. It uses no tokens.
 */
export function createRulesModel(): LanguageModelV4 {
  return {
    specificationVersion: "v4",
    provider: "assay",
    modelId: "rules",
    supportedUrls: {},
    doGenerate: async (options) => answer(options),
    doStream: async () => {
      throw new UnsupportedFunctionalityError({
        functionality: "streaming",
        message: "The rules expert does not stream: call it with generateText.",
      });
    },
  };
}

function answer(options: LanguageModelV4CallOptions): LanguageModelV4GenerateResult {
  const conversation = readConversation(options);
  const step = replay(chooseInvestigation(conversation), conversation.answers);
  if (!step.done) return toolCalls(step.turn.thoughts, step.turn.lookups, conversation);
  const { thoughts, results, reply } = step.value;
  if (conversation.resultsSet || conversation.wantedResults === null) return finalReply(reply);
  return toolCalls(
    thoughts,
    [{ tool: SET_RESULTS, args: wanted(conversation.wantedResults, step.value, results) }],
    conversation,
  );
}

/** The strategy follows from what is asked for, as the schema of `set-results` says. */
function chooseInvestigation({ inputs, wantedResults }: Conversation): Investigation {
  const report = parseReport(inputs.get("CrashReport") ?? "");
  if (wantedResults?.includes("Benign")) return investigateRace(report, inputs.get("TargetArch") ?? "");
  if (wantedResults?.includes("Actionable")) return moderateReport(report, inputs);
  if (wantedResults?.includes("Exploitable")) return assessSecurity(report, inputs);
  return noRules(wantedResults ?? []);
}

/** Results for the properties of the schema: a boolean without a rule is false, the explanation is the reply. */
function wanted(properties: readonly string[], { reply }: Conclusion, results: Conclusion["results"]): Lookup["args"] {
  return Object.fromEntries(
    properties.map((property) => [property, results[property] ?? (property === "Explanation" ? reply : false)]),
  );
}

function* noRules(properties: readonly string[]): Investigation {
  const asked = properties.length === 0 ? "this" : properties.map((property) => `\`${property}\``).join(", ");
  return {
    thoughts: `I have no rules for ${asked}.`,
    results: {},
    reply: `The rules expert has no rules for ${asked}: every answer is false and none is confident. Choose another model for this question.`,
  };
}

function toolCalls(
  thoughts: string,
  lookups: readonly Lookup[],
  { callCount }: Conversation,
): LanguageModelV4GenerateResult {
  const calls = lookups.map(
    ({ tool, args }, index): LanguageModelV4Content => ({
      type: "tool-call",
      toolCallId: `rules-${callCount + index + 1}`,
      toolName: tool,
      input: JSON.stringify(args),
    }),
  );
  return result([{ type: "reasoning", text: thoughts }, ...calls], "tool-calls");
}

function finalReply(reply: string): LanguageModelV4GenerateResult {
  const text = "The results are set; what is left is to explain them.";
  return result(
    [
      { type: "reasoning", text },
      { type: "text", text: reply },
    ],
    "stop",
  );
}

function result(content: LanguageModelV4Content[], reason: "tool-calls" | "stop"): LanguageModelV4GenerateResult {
  return {
    content,
    finishReason: { unified: reason, raw: undefined },
    usage: {
      inputTokens: { total: 0, noCache: 0, cacheRead: 0, cacheWrite: 0 },
      outputTokens: { total: 0, text: 0, reasoning: 0 },
    },
    warnings: [],
  };
}
