import { appendFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import type { LanguageModelV4, LanguageModelV4GenerateResult } from "@ai-sdk/provider";
import { kcsanContract } from "@/lib/contract/workflows/kcsan";
import { defineAgent } from "@/lib/engine/agent";
import { defineFlow } from "@/lib/engine/flow";
import { explanationFormatter } from "@/lib/flows/assessment/explanation-formatter";
import { ModelRefusal } from "@/lib/llm/model-refusal";
import type { WorkerParts } from "@/lib/worker/worker";

/** The model of {@link scriptedVerdicts}. */
export const SCRIPTED_VERDICTS = "compatible:scripted-verdicts";

/** Milliseconds that an answer takes. */
const ANSWER_MS = 20;

/**
 * What a worker needs for `assessment-kcsan-scripted`: its verdict depends on nothing but the instruction and the report. The
 * instruction is one word, say `strict`, and the report has a line `strict: yes` or `strict: no`, which is the verdict, and
 * `strict: fails` for a report whose job fails. Each model call adds a line `<first line of the report> <turn>` to `log`.
 */
export function scriptedVerdicts(instruction: string, log: string): Partial<WorkerParts> {
  const contract = { ...kcsanContract, outputs: kcsanContract.outputs.omit({ Votes: true }) };
  const verdict = contract.outputs.omit({ Explanation: true });
  const expert = defineAgent({
    name: "expert",
    instruction,
    prompt: "{{CrashReport}}\n",
    tools: [],
    outputs: verdict,
    replyAs: "Reply",
    maxIterations: 4,
  });
  const flow = defineFlow({
    name: "assessment-kcsan-scripted",
    contract,
    steps: [expert, explanationFormatter(verdict)],
  });
  return {
    flows: [flow],
    models: [SCRIPTED_VERDICTS],
    defaultModel: SCRIPTED_VERDICTS,
    openModel: () => scriptedModel(instruction, log),
  };
}

function scriptedModel(instruction: string, log: string): LanguageModelV4 {
  return {
    specificationVersion: "v4",
    provider: "scripted",
    modelId: "scripted-verdicts",
    supportedUrls: {},
    doGenerate: async ({ prompt, abortSignal }) => {
      const turn = prompt.filter(({ role }) => role === "assistant").length;
      const report = JSON.stringify(prompt.filter(({ role }) => role === "user"));
      await appendFile(log, `${/report (\w+)/.exec(report)?.[1]} ${turn}\n`);
      await sleep(ANSWER_MS, undefined, { signal: abortSignal });
      const [, says = ""] = new RegExp(`${instruction}: (yes|no|fails)`).exec(report) ?? [];
      if (says === "fails") throw new ModelRefusal("The script says that this fails.");
      return answer(turn, says === "yes");
    },
    doStream: () => Promise.reject(new Error("A scripted model does not stream.")),
  };
}

function answer(turn: number, benign: boolean): LanguageModelV4GenerateResult {
  const input = JSON.stringify({ Benign: benign, Confident: benign });
  const call = { type: "tool-call", toolCallId: `call-${turn}`, toolName: "set-results", input } as const;
  return {
    content: turn === 0 ? [call] : [{ type: "text", text: "As the script says." }],
    finishReason: { unified: turn === 0 ? "tool-calls" : "stop", raw: undefined },
    usage: {
      inputTokens: { total: 10, noCache: undefined, cacheRead: undefined, cacheWrite: undefined },
      outputTokens: { total: 5, text: 5, reasoning: 0 },
    },
    warnings: [],
  } satisfies LanguageModelV4GenerateResult;
}
