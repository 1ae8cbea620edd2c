import { type JsonText, jsonObject } from "@/lib/contract/json-text";
import { emptySpan, type Span } from "@/lib/contract/span";
import { prose } from "./invented-code";
import type { Random } from "./random";
import { type ToolContent, toolError, type Values } from "./tool-content";
import type { PlannedSpan } from "./trajectory-plan";

/** What the spans of one run are about. */
export interface RunSubject {
  readonly workflow: string;
  readonly model: string;
  /** Of the flow, large texts included. */
  readonly args: JsonText;
  readonly results: JsonText;
  /** Why the run failed; empty when it did not. */
  readonly error: string;
  readonly explanation: string;
  readonly instruction: string;
  readonly prompt: string;
  /** The tools that the agents are offered. */
  readonly tools: JsonText;
}

const CHARACTERS_PER_TOKEN = 4;

interface Outcome {
  readonly args: Values;
  readonly results: Values | null;
  readonly error: string;
}

/** Makes the content of a run's spans; ask for them by seq. */
export class SpanContent {
  readonly #random: Random;
  readonly #subject: RunSubject;
  readonly #toolContent: ToolContent;
  /** Of calls that were asked for and whose outcome no model has seen. */
  readonly #outcomes = new Map<PlannedSpan, Outcome>();
  /** The latest answer of each agent. */
  readonly #answers = new Map<PlannedSpan, PlannedSpan>();

  constructor(random: Random, subject: RunSubject, toolContent: ToolContent) {
    this.#random = random;
    this.#subject = subject;
    this.#toolContent = toolContent;
  }

  fill(planned: PlannedSpan): Span {
    return { ...plannedSpan(planned), ...this.#content(planned) };
  }

  #content(planned: PlannedSpan): Partial<Span> {
    switch (planned.type) {
      case "flow":
        return { ...this.#ending(), name: this.#subject.workflow, args: this.#subject.args };
      case "action":
        return { results: JSON.stringify(this.#actionResults(planned.name)) };
      case "agent":
        return this.#agent(planned);
      case "llm":
        return this.#answer(planned);
      default:
        return this.#toolCall(planned);
    }
  }

  #ending(): Partial<Span> {
    const { results, error } = this.#subject;
    return { results, error };
  }

  #actionResults(name: string): Values {
    const random = this.#random.fork(name);
    const hash = random.hex(40);
    switch (name) {
      case "kernel-checkouter": {
        const Subject = prose(random, 30);
        return { KernelHash: hash, Repository: "/srv/mirrors/linux.git", Subject, CommitDate: "2026-01-02T03:04:05Z" };
      }
      case "kernel-builder":
        return { KernelObj: "", Build: "none", Why: "KernelConfig is empty: nothing is configured." };
      case "codesearch-prepare": {
        const FilesTotal = random.int(58_000, 64_000);
        return {
          Index: `codesearch:${hash}`,
          State: "ready",
          FilesTotal,
          FilesDone: FilesTotal,
          FilesCached: FilesTotal - 90,
        };
      }
      default:
        return { Explanation: this.#subject.explanation };
    }
  }

  #agent(planned: PlannedSpan): Partial<Span> {
    const { model, instruction, prompt } = this.#subject;
    if (planned.name === "expert") {
      const { Explanation: _, ...verdict } = jsonObject(this.#subject.results);
      const reply = this.#subject.explanation;
      const { error } = this.#subject;
      const results = error === "" ? JSON.stringify(verdict) : "";
      return { model, instruction, prompt, results, reply, error };
    }
    const random = this.#random.fork(planned.seq);
    const answer = this.#outcomes.get(planned);
    const reply = String(answer?.results?.Answer ?? "");
    return {
      model,
      instruction: `You are ${planned.name}. Answer the question from what the tools return, and nothing else.`,
      prompt: String(answer?.args.Question ?? prose(random, 80)),
      results: JSON.stringify({ Answer: reply }),
      reply,
    };
  }

  #answer(planned: PlannedSpan): Partial<Span> {
    const random = this.#random.fork(planned.seq);
    const { tokens, calls } = planned;
    const added = this.#newMessages(planned);
    for (const call of calls) this.#outcomes.set(call, this.#outcome(call));
    const thoughts = prose(random, tokens.thoughts * CHARACTERS_PER_TOKEN);
    const reply = calls.length === 0 ? this.#finalReply(random, planned) : "";
    if (planned.parent !== null) this.#answers.set(planned.parent, planned);
    return {
      model: this.#subject.model,
      thoughts,
      reply,
      inputTokens: tokens.input,
      outputTokens: tokens.output,
      thoughtsTokens: tokens.thoughts,
      call: {
        messages: JSON.stringify([...added, this.#answerMessage(planned, thoughts, reply)]),
        toolCalls: calls.map(({ name }) => name),
        tools: this.#subject.tools,
        cachedTokens: tokens.cached,
        finishReason: calls.length === 0 ? "stop" : "tool-calls",
        retries: random.chance(0.01) ? 1 : 0,
        incidents: [],
      },
    };
  }

  #finalReply(random: Random, { parent, tokens }: PlannedSpan): string {
    const { explanation, error } = this.#subject;
    if (parent?.name === "expert" && error === "") return explanation;
    return prose(random, tokens.output * CHARACTERS_PER_TOKEN);
  }

  /** What the agent's model has not seen yet. */
  #newMessages({ parent }: PlannedSpan): unknown[] {
    const before = parent === null ? undefined : this.#answers.get(parent);
    if (before === undefined) {
      const asked = parent === null ? undefined : this.#outcomes.get(parent)?.args.Question;
      return [{ role: "user", content: asked ?? this.#subject.prompt }];
    }
    if (before.calls.length === 0) return [{ role: "user", content: "You have not called set-results." }];
    const content = before.calls.map((call) => {
      const { results, error } = this.#outcomes.get(call) ?? this.#outcome(call);
      this.#outcomes.delete(call);
      const output = results === null ? { type: "error-text", value: error } : { type: "json", value: results };
      return { type: "tool-result", toolCallId: callId(call), toolName: call.name, output };
    });
    return [{ role: "tool", content }];
  }

  #answerMessage({ calls }: PlannedSpan, thoughts: string, reply: string): unknown {
    const asked = calls.map((call) => ({
      type: "tool-call",
      toolCallId: callId(call),
      toolName: call.name,
      input: this.#outcomes.get(call)?.args,
    }));
    const text = reply === "" ? [] : [{ type: "text", text: reply }];
    return { role: "assistant", content: [{ type: "reasoning", text: thoughts }, ...text, ...asked] };
  }

  #outcome(call: PlannedSpan): Outcome {
    const random = this.#random.fork(call.seq);
    if (call.name === "set-results") {
      const { Explanation: _, ...verdict } = jsonObject(this.#subject.results);
      return { args: verdict, results: verdict, error: "" };
    }
    const args = this.#toolContent.args(random, call);
    if (call.type === "agent") return { args, results: { Answer: prose(random, 600) }, error: "" };
    if (call.failed) return { args, results: null, error: toolError(random, args) };
    return { args, results: this.#toolContent.results(random, call, args), error: "" };
  }

  #toolCall(planned: PlannedSpan): Partial<Span> {
    const { args, results, error } = this.#outcomes.get(planned) ?? this.#outcome(planned);
    return { args: JSON.stringify(args), results: results === null ? "" : JSON.stringify(results), error };
  }
}

function callId({ seq }: PlannedSpan): string {
  return `call_${seq}`;
}

function plannedSpan({ seq, parent, nesting, type, name, step, started, finished }: PlannedSpan): Span {
  return {
    ...emptySpan,
    seq,
    parent: parent?.seq ?? null,
    nesting,
    type,
    name,
    step,
    started: instant(started),
    finished: instant(finished),
  };
}

/** As instants of whole milliseconds are written. */
export function instant(ms: number): string {
  return new Date(ms).toISOString().replace(".000Z", "Z");
}
