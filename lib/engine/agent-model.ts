import type { ModelMessage } from "ai";
import { type JsonText, toJsonText } from "@/lib/contract/json-text";
import { type Answer, callModel, type ModelRequest } from "./call-model";
import type { Place } from "./place";
import type { Journalled, OpenSpan, Run } from "./run";
import type { ToolBox } from "./tool-box";

/** One question to an agent's model. */
export interface Question extends Omit<ModelRequest, "modelId" | "tools"> {
  /** Of its span: the agent's, or what else the question is for. */
  readonly name: string;
  /** Last part of the name of its journalled step, e.g. `llm#12`. */
  readonly step: string;
  /** Those of `messages` that the span keeps, because no earlier one did. */
  readonly added: readonly ModelMessage[];
  /** What was wrong with an answer, for the reader of the trajectory; empty when nothing was. */
  readonly incidentOf: (answer: Answer) => string;
}

/** The model that an agent talks to. */
export class AgentModel {
  readonly #run: Run;
  readonly #place: Place;
  readonly #tools: ToolBox;

  /** `place` is inside the agent's span. */
  constructor(run: Run, place: Place, tools: ToolBox) {
    this.#run = run;
    this.#place = place;
    this.#tools = tools;
  }

  get id(): string {
    return this.#run.context.model;
  }

  /** Asks in a journalled step with a span of its own, and counts the tokens. A failure is a value. */
  async ask({ name, step: id, added, incidentOf, ...asked }: Question): Promise<Journalled<Answer>> {
    const { context } = this.#run;
    const { offered, description } = this.#tools;
    const step = `${this.#place.path}${id}`;
    const span = { ...this.#run.open(this.#place.span, { type: "llm", name, step, model: this.id }), step };
    const request = { ...asked, modelId: this.id, tools: offered };
    const journalled = await this.#run.step(span, ({ signal }) =>
      callModel(context.openModel(this.id), request, { signal, sleep: context.sleep }),
    );
    if (journalled.failure !== null) {
      await this.#run.end(span, journalled);
      return journalled;
    }
    const answer = journalled.value;
    this.#run.tokens.add(answer);
    const fields = answerFields(answer, added, description);
    await this.#run.end({ ...span, ...fields, error: incidentOf(answer) }, journalled);
    return journalled;
  }
}

function answerFields(answer: Answer, added: readonly ModelMessage[], tools: JsonText): Partial<OpenSpan> {
  return {
    reply: answer.text,
    thoughts: answer.thoughts,
    inputTokens: answer.inputTokens,
    outputTokens: answer.outputTokens,
    thoughtsTokens: answer.thoughtsTokens,
    call: {
      messages: toJsonText([...added, ...answer.messages]),
      toolCalls: answer.toolCalls.map(({ tool }) => tool),
      tools,
      cachedTokens: answer.cachedTokens,
      finishReason: answer.finishReason,
      retries: answer.retries,
    },
  };
}
