import { jsonSchema, type ToolResultPart, type ToolSet, tool } from "ai";
import { isRecord, type JsonText, toJsonText } from "@/lib/contract/json-text";
import { type Agent, SET_RESULTS } from "./agent";
import { isAgentTool } from "./agent-tool";
import type { RequestedCall } from "./call-model";
import type { StepContext } from "./context";
import { BadCallError } from "./errors";
import { inputJsonSchema } from "./json-schema";
import type { Tool } from "./tool";
import { describeIssues, pickValues, type Values } from "./values";

/** A call that may be run. */
export type PreparedCall = ToolCall | AgentCall;

interface CommonCall {
  readonly call: RequestedCall;
  /** The tool's name; when there is no such tool, what the model called it, made fit for a step's name. */
  readonly name: string;
  /** As the model gave them. */
  readonly args: Values;
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

type Decision = Pick<ToolCall, "kind" | "run"> | Pick<AgentCall, "kind" | "agent" | "inputs">;

/** Characters of JSON that a model is shown of one tool's result. */
const LONGEST_RESULT = 256 * 1024;
const LONGEST_NAME = 64;

const SET_RESULTS_DESCRIPTION =
  "Gives the results of your investigation. Call it exactly once, when you have decided; then give your final reply.";

/** The tools of one agent in one run, and the results that it has set. */
export class ToolBox {
  readonly #agent: Agent;
  readonly #values: Values;
  /** The tools as the AI SDK takes them. */
  readonly offered: ToolSet;
  /** The same as JSON: `[{name, description, inputSchema}]`. */
  readonly description: JsonText;
  /** What `set-results` was called with; null before. */
  results: Values | null = null;

  constructor(agent: Agent, values: Values) {
    this.#agent = agent;
    this.#values = values;
    const described = [
      ...agent.tools,
      { name: SET_RESULTS, description: SET_RESULTS_DESCRIPTION, inputs: agent.outputs },
    ].map(({ name, description, inputs }) => ({ name, description, inputSchema: inputJsonSchema(inputs) }));
    this.description = toJsonText(described);
    this.offered = Object.fromEntries(
      described.map(({ name, description, inputSchema }) => [
        name,
        // Checked by us, not by the SDK, so that the model is told what is wrong in our words.
        tool({ description, inputSchema: jsonSchema(inputSchema) }),
      ]),
    );
  }

  /** Decides about a call at once, in the order of the calls: the first valid `set-results` counts. */
  prepare(call: RequestedCall): PreparedCall {
    const args = isRecord(call.input) ? call.input : { malformed: call.input };
    try {
      return { call, name: call.tool, args, ...this.#decide(call) };
    } catch (error) {
      return { call, name: safeName(call.tool), args, kind: "tool", run: () => Promise.reject(error) };
    }
  }

  /** A tool's result as the model is shown it. */
  present(result: Values): ToolResultPart["output"] {
    const json = JSON.stringify(result);
    if (json.length <= LONGEST_RESULT) return { type: "json", value: JSON.parse(json) };
    const kept = json.slice(0, LONGEST_RESULT).toWellFormed();
    return {
      type: "text",
      value: `${kept}\n[Cut: these are the first ${LONGEST_RESULT} of ${json.length} characters. Ask for less.]`,
    };
  }

  #decide(call: RequestedCall): Decision {
    const known = this.#find(call.tool);
    if (known === null) {
      const names = Object.keys(this.offered).join(", ");
      throw new BadCallError(`There is no tool "${safeName(call.tool)}": the tools are ${names}.`);
    }
    const inputs = parseArguments(call, known.inputs);
    if (known.kind === "agent") return { kind: "agent", agent: known.agent, inputs };
    if (known.kind === "tool") {
      const { tool } = known;
      const state = pickValues(tool.state, this.#values);
      const run: ToolCall["run"] = async (context) =>
        tool.outputs.parse(await tool.run(context, inputs, tool.state.parse(state)));
      return { kind: "tool", run };
    }
    if (this.results !== null) {
      throw new BadCallError("The results are already set and stay as they are: give your final reply.");
    }
    this.results = inputs;
    return { kind: "tool", run: async () => inputs };
  }

  #find(name: string) {
    if (name === SET_RESULTS) return { kind: "results" as const, inputs: this.#agent.outputs };
    const found = this.#agent.tools.find((tool) => tool.name === name);
    if (found === undefined) return null;
    return isAgentTool(found)
      ? { kind: "agent" as const, agent: found.agent, inputs: found.inputs }
      : { kind: "tool" as const, tool: found, inputs: found.inputs };
  }
}

function safeName(name: string): string {
  return name.replace(/[^\w.-]/g, "_").slice(0, LONGEST_NAME);
}

function parseArguments(call: RequestedCall, schema: Tool["inputs"]): Values {
  if (call.malformed || !isRecord(call.input)) {
    throw new BadCallError(`The arguments of ${call.tool} are not a JSON object: give one.`);
  }
  const parsed = schema.safeParse(call.input);
  if (parsed.success) return parsed.data;
  throw new BadCallError(`The arguments of ${call.tool} are wrong: ${describeIssues(parsed.error, call.input)}`);
}
