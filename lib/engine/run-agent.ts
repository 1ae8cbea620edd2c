import type { Agent } from "./agent";
import { Conversation } from "./conversation";
import { contain, type Place } from "./place";
import { renderPrompt } from "./prompt";
import type { Run } from "./run";
import type { Values } from "./values";

/**
 * Runs one agent and returns its outputs with its final reply. `place.path` is the name of the agent's own first step. Throws
 * {@link FlowError} when the model does not come to an end, {@link ProviderError} when its provider fails.
 */
export function runAgent(run: Run, { span: parent, path }: Place, agent: Agent, values: Values): Promise<Values> {
  const { name, instruction, replyAs } = agent;
  const prompt = renderPrompt(agent.prompt, values);
  let conversation: Conversation | null = null;
  // A category of models has become one of them by then.
  const ending = () => (conversation === null ? {} : { model: conversation.model });
  const fields = { type: "agent", name, path, model: run.context.model, instruction, prompt, ending } as const;
  return contain(run, parent, fields, async (place) => {
    conversation = new Conversation({ run, agent, values, place, runAgent });
    const { results, reply } = await conversation.hold();
    return { value: { ...results, [replyAs]: reply }, results, reply };
  });
}
