import type { ToolModelMessage, ToolResultPart } from "ai";
import { toJsonText } from "@/lib/contract/json-text";
import { MAX_CALLS_PER_TURN } from "@/lib/llm/calls-per-turn";
import { SET_RESULTS } from "./agent";
import type { RequestedCall } from "./call-model";
import { FlowError, ProviderError } from "./errors";
import { contain, type Place } from "./place";
import { repetitionNote } from "./repeated-calls";
import type { Run } from "./run";
import type { runAgent } from "./run-agent";
import { safeToolName } from "./sendable-messages";
import type { AgentCall, PreparedCall, ToolBox, ToolCall } from "./tool-box";
import { presentResult } from "./tool-output";
import type { Values } from "./values";

interface Participants {
  readonly run: Run;
  readonly values: Values;
  /** Inside the agent's span. */
  readonly place: Place;
  readonly tools: ToolBox;
  /** Runs the agents that are among the tools. */
  readonly runAgent: typeof runAgent;
}

/** What the calls of one answer gave. */
interface TurnOutcome {
  /** The results, in the order of the calls. */
  readonly message: ToolModelMessage;
  /** Whether any call gave what the model did not have. */
  readonly fruitful: boolean;
}

/** Executes the calls that an agent's model makes, each as a span. */
export class ToolCalls {
  readonly #participants: Participants;
  #made = 0;

  constructor(participants: Participants) {
    this.#participants = participants;
  }

  /**
   * Tools run side by side, each a single step that is reached before any await. Agents are many steps: they come after them,
   * one by one, because side by side they would get each other's results after a crash.
   */
  async execute(calls: readonly RequestedCall[]): Promise<TurnOutcome> {
    const { tools } = this.#participants;
    const alone = calls.every(({ tool }) => tool === SET_RESULTS);
    const prepared = calls.slice(0, MAX_CALLS_PER_TURN).map((call) => tools.prepare(call, alone));
    const parts = new Map<PreparedCall, ToolResultPart>();
    const single = prepared.filter((call) => call.kind === "tool");
    const outcomes = await Promise.allSettled(single.map(async (call) => parts.set(call, await this.#callTool(call))));
    for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
    for (const call of prepared) if (call.kind === "agent") parts.set(call, await this.#callAgent(call));
    const content = [
      ...prepared.flatMap((call) => parts.get(call) ?? []),
      ...calls.slice(MAX_CALLS_PER_TURN).map(refusedPart),
    ];
    const fruitful = prepared.some((call) => call.times === 1 && parts.get(call)?.output.type !== "error-text");
    return { message: { role: "tool", content }, fruitful };
  }

  async #callTool(call: ToolCall): Promise<ToolResultPart> {
    const { run, place } = this.#participants;
    const { name, args } = call;
    const step = this.#nextStep(name);
    const span = { ...run.open(place.span, { type: "tool", name, step, args: toJsonText(args) }), step };
    const journalled = await run.step(span, call.run);
    const results = journalled.failure === null ? toJsonText(journalled.value) : "";
    await run.end({ ...span, results }, journalled);
    return journalled.failure === null
      ? successPart(call, journalled.value)
      : failurePart(call.call, journalled.failure.message);
  }

  /** What keeps the agent from an answer is told to the model, as the failure of any tool. */
  async #callAgent(call: AgentCall): Promise<ToolResultPart> {
    const { run, place, values, runAgent } = this.#participants;
    const { name, agent, args, inputs } = call;
    const fields = { type: "tool", name, path: this.#nextStep(name), args: toJsonText(args) } as const;
    try {
      const answer = await contain(run, place.span, fields, async ({ span, path }) => {
        const value = await runAgent(run, { span, path: `${path}${agent.name}` }, agent, { ...values, ...inputs });
        return { value, results: value };
      });
      return successPart(call, answer);
    } catch (error) {
      if (error instanceof FlowError || error instanceof ProviderError) return failurePart(call.call, error.message);
      throw error;
    }
  }

  #nextStep(name: string): string {
    return `${this.#participants.place.path}tool#${++this.#made}-${name}`;
  }
}

function successPart({ call, times }: PreparedCall, result: Values): ToolResultPart {
  return resultPart(call, presentResult(result, repetitionNote(times)));
}

function failurePart(call: RequestedCall, message: string): ToolResultPart {
  return resultPart(call, { type: "error-text", value: message });
}

function refusedPart(call: RequestedCall): ToolResultPart {
  return failurePart(
    call,
    `Not executed: only the first ${MAX_CALLS_PER_TURN} calls of a turn are. Ask again in the next turn if you still need it.`,
  );
}

function resultPart({ id, tool }: RequestedCall, output: ToolResultPart["output"]): ToolResultPart {
  return { type: "tool-result", toolCallId: id, toolName: safeToolName(tool), output };
}
