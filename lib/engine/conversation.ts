import { MAX_CALLS_PER_TURN } from "@/lib/llm/calls-per-turn";
import type { Agent } from "./agent";
import { AgentModel } from "./agent-model";
import { isCutOff, isFiltered, type Lack, lackOf } from "./answer-lack";
import type { Answer } from "./call-model";
import { FlowError } from "./errors";
import { errorOf, type Failure, isTooLong } from "./failure";
import { LastChance } from "./last-chance";
import { type Limit, Limits, lengthLimit } from "./limits";
import type { Place } from "./place";
import type { Run } from "./run";
import type { runAgent } from "./run-agent";
import { Talk } from "./talk";
import { ToolBox } from "./tool-box";
import { ToolCalls } from "./tool-calls";
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
/** How often an answer that a content filter stopped is asked for again. */
const MAX_FILTERED = 1;

/** An agent's talk with its model: calls of the model and of the tools it asks for, until there are results and a final reply. */
export class Conversation {
  readonly #agent: Agent;
  readonly #tools: ToolBox;
  readonly #model: AgentModel;
  readonly #calls: ToolCalls;
  readonly #talk: Talk;
  readonly #limits: Limits;
  readonly #lastChance: LastChance;
  #reminders = 0;
  #filtered = 0;
  /** Requests in a row that the provider refused as too long. */
  #refused = 0;
  #lessThinking = false;

  constructor({ run, agent, values, place, runAgent }: Participants) {
    this.#agent = agent;
    this.#tools = new ToolBox(agent, values);
    this.#model = new AgentModel(run, place, this.#tools);
    this.#calls = new ToolCalls({ run, values, place, tools: this.#tools, runAgent });
    this.#talk = new Talk(place.span, this.#model, this.#tools);
    this.#limits = new Limits(agent, run.tokens);
    this.#lastChance = new LastChance(agent.name);
  }

  /** The id of the model that answers; before the first answer what was wished for. */
  get model(): string {
    return this.#model.id;
  }

  /** Talks to the end. Throws {@link FlowError} when the model finds none, {@link ProviderError} when its provider fails. */
  async hold(): Promise<Conclusion> {
    for (let iteration = 1; ; iteration++) {
      await this.#watchLimits(iteration);
      const answer = await this.#ask(iteration);
      if (answer === null) continue;
      const lack = this.#lackOf(answer);
      if (lack !== null) this.#remind(answer, lack);
      else if (answer.toolCalls.length > 0) await this.#callTools(answer);
      else return { results: this.#tools.results ?? {}, reply: answer.text };
    }
  }

  async #watchLimits(iteration: number): Promise<void> {
    if (!this.#lastChance.begun) {
      if (this.#talk.long) await this.#talk.compress();
      // A prompt that seems too long by itself is for the provider to refuse.
      const tooLong = iteration > 1 && this.#talk.long;
      const limit = tooLong ? lengthLimit : this.#limits.reached(iteration, this.#talk.tokens);
      if (limit !== null) this.#beginLastChance(limit);
    }
    this.#lastChance.spend();
  }

  #beginLastChance(limit: Limit): void {
    this.#lastChance.begin(limit);
    this.#tools.close();
    this.#talk.tell(this.#lastChance.notice(this.#tools.results !== null));
  }

  /** Null when the request was too long for the provider, and now is shorter. */
  async #ask(iteration: number): Promise<Answer | null> {
    const { value: answer, failure } = await this.#model.ask({
      name: this.#agent.name,
      step: `llm#${iteration}`,
      messages: this.#talk.messages,
      added: this.#talk.unrecorded,
      lessThinking: this.#lessThinking,
      incidentOf: (answer) => this.#incidentIn(answer),
    });
    this.#talk.recorded();
    if (failure !== null) {
      await this.#shortenAfter(failure);
      return null;
    }
    this.#refused = 0;
    if (isCutOff(answer)) this.#lessThinking = true;
    this.#talk.answered(answer);
    return answer;
  }

  /** First a summary, then nothing but that and a last chance. Throws what the failure is when there is nothing left to cut. */
  async #shortenAfter(failure: Failure): Promise<void> {
    this.#refused++;
    if (!isTooLong(failure)) throw errorOf(failure);
    if (this.#refused === 2) this.#talk.dropTurns();
    else if (!(await this.#talk.shorten())) throw errorOf(failure);
    if (this.#lastChance.begun) this.#talk.tell(this.#lastChance.notice(this.#tools.results !== null));
    else if (this.#refused === 2) this.#beginLastChance(lengthLimit);
  }

  #lackOf(answer: Answer): Lack | null {
    return lackOf(answer, this.#tools.results !== null);
  }

  /** For the reader of the trajectory. */
  #incidentIn(answer: Answer): string {
    const { length } = answer.toolCalls;
    const lack = this.#lackOf(answer);
    if (lack !== null) return lack.incident;
    if (length > MAX_CALLS_PER_TURN) {
      return `The answer calls ${length} tools: those after the first ${MAX_CALLS_PER_TURN} are not executed.`;
    }
    return isCutOff(answer) ? "The answer was cut off at the limit of its length." : "";
  }

  #remind(answer: Answer, { reminder }: Lack): void {
    if (isFiltered(answer) && this.#filtered++ === MAX_FILTERED) {
      throw new FlowError(`The content filter of ${this.model} stopped the answer: use another model.`);
    }
    if (!this.#lastChance.begun && this.#reminders++ === MAX_REMINDERS) {
      const { name } = this.#agent;
      throw new FlowError(`${name} gave up on the model after ${MAX_REMINDERS} reminders. The last one: ${reminder}`);
    }
    this.#talk.tell(reminder);
  }

  async #callTools(answer: Answer): Promise<void> {
    const { message, fruitful } = await this.#calls.execute(answer.toolCalls);
    this.#limits.turn(fruitful);
    this.#talk.tell(message);
    if (isCutOff(answer)) this.#talk.tell("Your answer was cut off at the limit of its length: keep it shorter.");
  }
}
