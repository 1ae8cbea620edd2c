import type { ToolSet } from "ai";
import { isRecord, type JsonText } from "@/lib/contract/json-text";
import { type Agent, SET_RESULTS } from "./agent";
import { isAgentTool } from "./agent-tool";
import type { RequestedCall } from "./call-model";
import type { StepContext } from "./context";
import { BadCallError } from "./errors";
import { checkRepetition, RepeatedCalls } from "./repeated-calls";
import { MOST_ARGUMENT_BYTES, safeToolName } from "./sendable-messages";
import type { Tool } from "./tool";
import { type Offer, offerOf, setResults } from "./tool-offer";
import { checkResultSize } from "./tool-output";
import { describeIssues, pickValues, type Values } from "./values";

/** A call that may be run. */
export type PreparedCall = ToolCall | AgentCall;

interface CommonCall {
  readonly call: RequestedCall;
  /** The tool's name; when there is no such tool, what the model called it, made fit for a step's name. */
  readonly name: string;
  /** As the model gave them. */
  readonly args: Values;
  /** How often the call was made with these arguments, this time included; 0 when it is wrong. */
  readonly times: number;
}

/** The call of a tool, or one that is wrong: it gives the tool's outputs or throws what the model is to be told. */
export interface ToolCall extends CommonCall {
  readonly kind: "tool";
  readonly run: (context: StepContext) => Promise<Values>;
}

/** The call of an agent, with its inputs as its schema takes them. */
export interface AgentCall extends CommonCall {
  readonly kind: "agent";
  readonly agent: Agent;
  readonly inputs: Values;
}

type Decision = Pick<ToolCall, "kind" | "run" | "times"> | Pick<AgentCall, "kind" | "agent" | "inputs" | "times">;

/** The tools of one agent in one run, and the results that it has set. */
export class ToolBox {
  readonly #agent: Agent;
  readonly #values: Values;
  readonly #repeated = new RepeatedCalls();
  #closed = false;
  #offer: Offer;
  /** What `set-results` was called with; null before. */
  results: Values | null = null;

  constructor(agent: Agent, values: Values) {
    this.#agent = agent;
    this.#values = values;
    this.#offer = offerOf([...agent.tools, setResults(agent)]);
  }

  /** The tools as the AI SDK takes them. */
  get offered(): ToolSet {
    return this.#offer.tools;
  }

  /** The same as JSON: `[{name, description, inputSchema}]`. */
  get description(): JsonText {
    return this.#offer.description;
  }

  /** From now on there is `set-results` only. */
  close(): void {
    this.#closed = true;
    this.#offer = offerOf([setResults(this.#agent)]);
  }

  /** The model does not see any more what its calls gave: it may make them again. */
  forget(): void {
    this.#repeated.forget();
  }

  /**
   * Decides about a call at once, in the order of the calls: the first valid `set-results` counts. `alone` is false when the
   * same answer calls other tools than that.
   */
  prepare(call: RequestedCall, alone: boolean): PreparedCall {
    const args = isRecord(call.input) ? call.input : { malformed: call.input };
    try {
      return { call, name: call.tool, args, ...this.#decide(call, alone) };
    } catch (error) {
      return { call, name: safeToolName(call.tool), args, times: 0, kind: "tool", run: () => Promise.reject(error) };
    }
  }

  #decide(call: RequestedCall, alone: boolean): Decision {
    const known = this.#find(call.tool);
    if (known === null) throw this.#unknown(call.tool);
    const inputs = parseArguments(call, known.inputs);
    if (known.kind === "results") return this.#setResults(inputs, alone);
    const times = this.#repeated.count(call.tool, inputs);
    checkRepetition(times);
    if (known.kind === "agent") return { kind: "agent", agent: known.agent, inputs, times };
    const { tool } = known;
    const state = pickValues(tool.state, this.#values);
    const run: ToolCall["run"] = async (context) => {
      const result = tool.outputs.parse(await tool.run(context, inputs, tool.state.parse(state)));
      checkResultSize(result);
      return result;
    };
    return { kind: "tool", run, times };
  }

  #setResults(inputs: Values, alone: boolean): Decision {
    if (this.results !== null) {
      throw new BadCallError("The results are already set and stay as they are: give your final reply.");
    }
    if (!alone && !this.#closed) {
      throw new BadCallError(
        "The results are not set: you called other tools beside set-results, and had not seen what they give. Call set-results alone when you have decided.",
      );
    }
    this.results = inputs;
    return { kind: "tool", run: async () => inputs, times: 1 };
  }

  #unknown(name: string): BadCallError {
    const names = Object.keys(this.offered).join(", ");
    return new BadCallError(
      this.#closed
        ? `"${safeToolName(name)}" is not there any more: the only tool is ${names}.`
        : `There is no tool "${safeToolName(name)}": the tools are ${names}.`,
    );
  }

  #find(name: string) {
    if (name === SET_RESULTS) return { kind: "results" as const, inputs: this.#agent.outputs };
    const found = this.#agent.tools.find((tool) => tool.name === name);
    if (found === undefined || this.#closed) return null;
    return isAgentTool(found)
      ? { kind: "agent" as const, agent: found.agent, inputs: found.inputs }
      : { kind: "tool" as const, tool: found, inputs: found.inputs };
  }
}

function parseArguments(call: RequestedCall, schema: Tool["inputs"]): Values {
  if (call.malformed || !isRecord(call.input)) {
    throw new BadCallError(`The arguments of ${call.tool} are not a JSON object: give one.`);
  }
  const size = Buffer.byteLength(JSON.stringify(call.input));
  if (size > MOST_ARGUMENT_BYTES) {
    throw new BadCallError(
      `The arguments of ${call.tool} have ${size} bytes, more than the ${MOST_ARGUMENT_BYTES} that are taken: give shorter ones.`,
    );
  }
  const parsed = schema.safeParse(call.input);
  if (parsed.success) return parsed.data;
  throw new BadCallError(`The arguments of ${call.tool} are wrong: ${describeIssues(parsed.error, call.input)}`);
}
