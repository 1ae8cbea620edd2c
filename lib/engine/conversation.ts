import type { ModelMessage, ToolResultPart } from "ai";
import { toJsonText } from "@/lib/contract/json-text";
import type { Agent } from "./agent";
import { type Answer, callModel, type RequestedCall } from "./call-model";
import { FlowError, ProviderError } from "./errors";
import { errorOf } from "./failure";
import { contain, type Place } from "./place";
import type { OpenSpan, Run } from "./run";
import type { runAgent } from "./run-agent";
import { type AgentCall, type PreparedCall, ToolBox, type ToolCall } from "./tool-box";
import type { Values } from "./values";

interface Participants {
  readonly run: Run;
  readonly agent: Agent;
  readonly values: Values;
  /** Inside the agent's span. */
  readonly place: Place;
  /** Runs the agents that are among the tools. */
  readonly runAgent: typeof runAgent;
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
  readonly #values: Values;
  readonly #place: Place;
  readonly #runAgent: typeof runAgent;
  readonly #tools: ToolBox;
  readonly #messages: ModelMessage[] = [];
  /** Those that the model has not seen yet. */
  #unsent: ModelMessage[];
  #toolCalls = 0;

  constructor({ run, agent, values, place, runAgent }: Participants) {
    this.#run = run;
    this.#agent = agent;
    this.#values = values;
    this.#place = place;
    this.#runAgent = runAgent;
    this.#tools = new ToolBox(agent, values);
    this.#unsent = [{ role: "user", content: place.span.prompt }];
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
      throw new FlowError(`The content filter of ${this.#place.span.model} stopped the answer: use another model.`);
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
    const { context } = this.#run;
    const step = `${this.#place.path}llm#${iteration}`;
    const span = { ...this.#run.open(this.#place.span, { type: "llm", name, step, model: context.model }), step };
    const added = this.#unsent;
    this.#messages.push(...added);
    const journalled = await this.#run.step(span, ({ signal }) => {
      const request = { modelId: context.model, instruction, messages: this.#messages, tools: this.#tools.offered };
      return callModel(context.openModel(context.model), request, { signal, sleep: context.sleep });
    });
    if (journalled.failure !== null) {
      await this.#run.end(span, journalled);
      throw errorOf(journalled.failure);
    }
    const answer = journalled.value;
    this.#messages.push(...answer.messages);
    await this.#run.end({ ...span, ...this.#answerFields(answer, added) }, journalled);
    return answer;
  }

  /**
   * The tools run side by side, each a single step that is reached before any await. Agents are many steps: they come after
   * them, one by one, because side by side they would get each other's results after a crash. The results are in the order
   * of the calls.
   */
  async #callTools(calls: readonly RequestedCall[]): Promise<ToolResultPart[]> {
    const prepared = calls.map((call) => this.#tools.prepare(call));
    const parts = new Map<PreparedCall, ToolResultPart>();
    const tools = prepared.filter((call) => call.kind === "tool");
    const outcomes = await Promise.allSettled(tools.map(async (call) => parts.set(call, await this.#callTool(call))));
    for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
    for (const call of prepared) if (call.kind === "agent") parts.set(call, await this.#callAgent(call));
    return prepared.flatMap((call) => parts.get(call) ?? []);
  }

  async #callTool(call: ToolCall): Promise<ToolResultPart> {
    const { name, args, run } = call;
    const step = this.#nextToolStep(name);
    const span = { ...this.#run.open(this.#place.span, { type: "tool", name, step, args: toJsonText(args) }), step };
    const journalled = await this.#run.step(span, run);
    const results = journalled.failure === null ? toJsonText(journalled.value) : "";
    await this.#run.end({ ...span, results }, journalled);
    return journalled.failure === null
      ? resultPart(call, this.#tools.present(journalled.value))
      : failurePart(call, journalled.failure.message);
  }

  /** What keeps the agent from an answer is told to the model, as the failure of any tool. */
  async #callAgent(call: AgentCall): Promise<ToolResultPart> {
    const { name, agent, args, inputs } = call;
    const fields = { type: "tool", name, path: this.#nextToolStep(name), args: toJsonText(args) } as const;
    try {
      const answer = await contain(this.#run, this.#place.span, fields, async ({ span, path }) => {
        const inside = { span, path: `${path}${agent.name}` };
        const value = await this.#runAgent(this.#run, inside, agent, { ...this.#values, ...inputs });
        return { value, results: value };
      });
      return resultPart(call, this.#tools.present(answer));
    } catch (error) {
      if (error instanceof FlowError || error instanceof ProviderError) return failurePart(call, error.message);
      throw error;
    }
  }

  #nextToolStep(name: string): string {
    return `${this.#place.path}tool#${++this.#toolCalls}-${name}`;
  }

  #answerFields(answer: Answer, added: readonly ModelMessage[]): Partial<OpenSpan> {
    return {
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
      },
    };
  }
}

function resultPart({ call }: PreparedCall, output: ToolResultPart["output"]): ToolResultPart {
  return { type: "tool-result", toolCallId: call.id, toolName: call.tool, output };
}

function failurePart(call: PreparedCall, message: string): ToolResultPart {
  return resultPart(call, { type: "error-text", value: message });
}
