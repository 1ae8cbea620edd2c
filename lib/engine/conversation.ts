import type { ModelMessage, ToolResultPart } from "ai";
import { toJsonText } from "@/lib/contract/json-text";
import type { ModelCall } from "@/lib/contract/span";
import type { Agent } from "./agent";
import { askModel } from "./ask-model";
import type { Answer, RequestedCall } from "./call-model";
import { FlowError } from "./errors";
import { errorOf, type Failure } from "./failure";
import type { OpenSpan, Run } from "./run";
import { ToolBox } from "./tool-box";
import type { Values } from "./values";

interface Participants {
  readonly run: Run;
  readonly agent: Agent;
  readonly values: Values;
  /** The agent's span, which contains those of its calls. */
  readonly span: OpenSpan;
}

/** What an agent comes to: the arguments of `set-results` and the text after it. */
export interface Conclusion {
  readonly results: Values;
  readonly reply: string;
}

/** How often a model is told that it ended too early before the run gives up. */
const MAX_REMINDERS = 3;

/** An agent's talk with its model: calls of the model and of the tools it asks for, until there are results and a final reply. */
export class Conversation {
  readonly #run: Run;
  readonly #agent: Agent;
  readonly #span: OpenSpan;
  readonly #tools: ToolBox;
  readonly #messages: ModelMessage[] = [];
  /** Whom to ask: perhaps a category until the first answer, whose model has the talk from then on. No other can read its thoughts. */
  #model: string;
  /** Those that the model has not seen yet. */
  #unsent: ModelMessage[];
  #toolCalls = 0;

  constructor({ run, agent, values, span }: Participants) {
    this.#run = run;
    this.#agent = agent;
    this.#span = span;
    this.#tools = new ToolBox(agent, values);
    this.#model = span.model;
    this.#unsent = [{ role: "user", content: span.prompt }];
  }

  /** The id of the model that answers; before the first answer what was wished for. */
  get model(): string {
    return this.#model;
  }

  /** Talks to the end. Throws {@link FlowError} when the model finds none, {@link ProviderError} when its provider fails. */
  async hold(): Promise<Conclusion> {
    const { name, maxIterations } = this.#agent;
    let reminders = 0;
    for (let iteration = 1; iteration <= maxIterations; iteration++) {
      const answer = await this.#callModel(iteration);
      if (answer.toolCalls.length > 0) {
        this.#unsent = [{ role: "tool", content: await this.#callTools(answer.toolCalls) }];
        continue;
      }
      const missing = this.#missingFrom(answer);
      if (missing === "") return { results: this.#tools.results ?? {}, reply: answer.text };
      if (reminders++ === MAX_REMINDERS) {
        throw new FlowError(`${name} gave up on the model after ${MAX_REMINDERS} reminders. The last one: ${missing}`);
      }
      this.#unsent = [{ role: "user", content: missing }];
    }
    throw new FlowError(
      `${name} called the model ${maxIterations} times, its limit, without results and a final reply. ` +
        "Run the job again, or with another model.",
    );
  }

  /** What to tell the model about an answer that calls no tool; empty when it concludes the talk. */
  #missingFrom({ text, finishReason }: Answer): string {
    if (finishReason === "content-filter") {
      throw new FlowError(`The content filter of ${this.model} stopped the answer: use another model.`);
    }
    if (this.#tools.results === null) {
      return "You have not called set-results. Call it exactly once, then give your final reply in full.";
    }
    if (finishReason === "length") {
      return "Your final reply was cut off at the limit of its length. Give it again, shorter.";
    }
    return text.trim() === "" ? "Your final reply is empty. Write it now, as text." : "";
  }

  async #callModel(iteration: number): Promise<Answer> {
    const { name, instruction } = this.#agent;
    const step = `${name}/llm#${iteration}`;
    const span = { ...this.#run.open(this.#span, { type: "llm", name, step, model: this.model }), step };
    const added = this.#unsent;
    this.#messages.push(...added);
    const journalled = await askModel(this.#run, span, {
      modelId: this.#model,
      instruction,
      messages: this.#messages,
      tools: this.#tools.offered,
    });
    if (journalled.failure !== null) {
      await this.#run.end({ ...span, call: this.#failedCall(journalled.failure, added) }, journalled);
      throw errorOf(journalled.failure);
    }
    const answer = journalled.value;
    this.#model = answer.model;
    this.#messages.push(...answer.messages);
    await this.#run.end({ ...span, ...this.#answerFields(answer, added) }, journalled);
    return answer;
  }

  /** The tools run side by side, each a single step that is reached before any await. */
  async #callTools(calls: readonly RequestedCall[]): Promise<ToolResultPart[]> {
    const outcomes = await Promise.allSettled(calls.map((call) => this.#callTool(call)));
    return outcomes.map((outcome) => {
      if (outcome.status === "rejected") throw outcome.reason;
      return outcome.value;
    });
  }

  async #callTool(call: RequestedCall): Promise<ToolResultPart> {
    const { tool, args, run } = this.#tools.prepare(call);
    const step = `${this.#agent.name}/tool#${++this.#toolCalls}-${tool}`;
    const span = { ...this.#run.open(this.#span, { type: "tool", name: tool, step, args: toJsonText(args) }), step };
    const journalled = await this.#run.step(span, run);
    const results = journalled.failure === null ? toJsonText(journalled.value) : "";
    await this.#run.end({ ...span, results }, journalled);
    return {
      type: "tool-result",
      toolCallId: call.id,
      toolName: call.tool,
      output:
        journalled.failure === null
          ? this.#tools.present(journalled.value)
          : { type: "error-text", value: journalled.failure.message },
    };
  }

  #answerFields(answer: Answer, added: readonly ModelMessage[]): Partial<OpenSpan> {
    return {
      model: answer.model,
      reply: answer.text,
      thoughts: answer.thoughts,
      inputTokens: answer.inputTokens,
      outputTokens: answer.outputTokens,
      thoughtsTokens: answer.thoughtsTokens,
      call: {
        messages: toJsonText([...added, ...answer.messages]),
        toolCalls: answer.toolCalls.map(({ tool }) => tool),
        tools: this.#tools.description,
        cachedTokens: answer.cachedTokens,
        finishReason: answer.finishReason,
        retries: answer.retries,
        incidents: answer.incidents,
      },
    };
  }

  /** What was asked in vain. */
  #failedCall({ provider }: Failure, added: readonly ModelMessage[]): ModelCall {
    const incidents = provider?.incidents ?? [];
    return {
      messages: toJsonText(added),
      toolCalls: [],
      tools: this.#tools.description,
      cachedTokens: 0,
      finishReason: "",
      retries: Math.max(0, incidents.length - 1),
      incidents,
    };
  }
}
