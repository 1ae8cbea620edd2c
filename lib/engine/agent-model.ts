import type { ModelMessage } from "ai";
import { toJsonText } from "@/lib/contract/json-text";
import type { ModelCall } from "@/lib/contract/span";
import { askModel } from "./ask-model";
import type { Answer, ModelRequest } from "./call-model";
import type { Place } from "./place";
import type { Journalled, OpenSpan, Run } from "./run";
import type { ToolBox } from "./tool-box";

/** One question to an agent's model. */
export interface Question extends Pick<ModelRequest, "messages" | "lessThinking"> {
  /** Of its span: the agent's, or what else the question is for. */
  readonly name: string;
  /** Last part of the name of its journalled step, e.g. `llm#12`. */
  readonly step: string;
  /** Those of `messages` that the span keeps, because no earlier one did. */
  readonly added: readonly ModelMessage[];
  /** What was wrong with an answer, for the reader of the trajectory; empty when nothing was. */
  readonly incidentOf: (answer: Answer) => string;
}

/** The model that an agent talks to, with the agent's instruction and tools. */
export class AgentModel {
  readonly #run: Run;
  readonly #place: Place;
  readonly #tools: ToolBox;
  /** Whom to ask: perhaps a category until the first answer, whose model has the talk from then on. No other can read its thoughts. */
  #id: string;

  /** `place` is inside the agent's span. */
  constructor(run: Run, place: Place, tools: ToolBox) {
    this.#run = run;
    this.#place = place;
    this.#tools = tools;
    this.#id = place.span.model;
  }

  /** The id of the model that answers; before the first answer what was wished for. */
  get id(): string {
    return this.#id;
  }

  /** Asks in a journalled step with a span of its own, and counts the tokens. A failure is a value. */
  async ask({ name, step: id, added, incidentOf, ...asked }: Question): Promise<Journalled<Answer>> {
    const step = `${this.#place.path}${id}`;
    const span = { ...this.#run.open(this.#place.span, { type: "llm", name, step, model: this.id }), step };
    const { offered, description } = this.#tools;
    const { instruction } = this.#place.span;
    const request = { ...asked, modelId: this.#id, instruction, tools: offered };
    const journalled = await askModel(this.#run, span, request);
    const call = callOf(journalled, { added, tools: description });
    if (journalled.failure !== null) {
      await this.#run.end({ ...span, call }, journalled);
      return journalled;
    }
    const answer = journalled.value;
    this.#id = answer.model;
    this.#run.tokens.add(answer);
    await this.#run.end({ ...span, ...saidIn(answer), call, error: incidentOf(answer) }, journalled);
    return journalled;
  }
}

function saidIn(answer: Answer): Partial<OpenSpan> {
  const { model, text, thoughts, inputTokens, outputTokens, thoughtsTokens } = answer;
  return { model, reply: text, thoughts, inputTokens, outputTokens, thoughtsTokens };
}

/** The call as it is recorded, also one that was made in vain. */
function callOf(
  { value: answer, failure }: Journalled<Answer>,
  { added, tools }: { added: readonly ModelMessage[]; tools: string },
): ModelCall {
  const incidents = answer?.incidents ?? failure?.provider?.incidents ?? [];
  return {
    messages: toJsonText([...added, ...(answer?.messages ?? [])]),
    toolCalls: answer?.toolCalls.map(({ tool }) => tool) ?? [],
    tools,
    cachedTokens: answer?.cachedTokens ?? 0,
    finishReason: answer?.finishReason ?? "",
    retries: answer?.retries ?? Math.max(0, incidents.length - 1),
    incidents,
  };
}
