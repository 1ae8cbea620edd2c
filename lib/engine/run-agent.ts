import { toJsonText } from "@/lib/contract/json-text";
import type { Agent } from "./agent";
import { Conversation } from "./conversation";
import { FlowError, ProviderError } from "./errors";
import { renderPrompt } from "./prompt";
import type { OpenSpan, Run } from "./run";
import type { Values } from "./values";

/**
 * Runs one agent and returns its outputs with its final reply. Throws {@link FlowError} when the model does not come to
 * an end, {@link ProviderError} when its provider fails.
 */
export async function runAgent(run: Run, parent: OpenSpan, agent: Agent, values: Values): Promise<Values> {
  const { model } = run.context;
  const { name, instruction } = agent;
  const prompt = renderPrompt(agent.prompt, values);
  const span = run.open(parent, { type: "agent", name, step: null, model, instruction, prompt });
  const started = await run.enter(span);
  const conversation = new Conversation({ run, agent, values, span });
  try {
    const { results, reply } = await conversation.hold();
    await run.leave({ ...span, model: conversation.model, results: toJsonText(results), reply }, started);
    return { ...results, [agent.replyAs]: reply };
  } catch (error) {
    if (error instanceof FlowError || error instanceof ProviderError) {
      await run.leave({ ...span, model: conversation.model, error: error.message }, started);
    }
    throw error;
  }
}
