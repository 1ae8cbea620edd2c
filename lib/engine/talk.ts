import type { ModelMessage } from "ai";
import { contextWindow } from "@/lib/llm/context-window";
import type { AgentModel } from "./agent-model";
import { isFiltered } from "./answer-lack";
import type { Answer } from "./call-model";
import { Compression } from "./compression";
import { History } from "./history";
import { sendableAnswer } from "./sendable-messages";
import { bytesOf, TalkSize } from "./talk-size";
import type { ToolBox } from "./tool-box";

/** Part of what a model takes that a talk may fill before it is compressed: the rest is for the answer, and for a wrong estimate. */
const FILLED = 0.75;
/** Tokens at which a talk is compressed at the latest: every call pays for all of it, and some providers double their price here. */
const MOST_TOKENS = 200_000;
/** Part of what a talk may have that its latest turns keep when it is compressed. */
const KEPT = 0.25;

/** What an agent and its model say to each other, kept as short as the model needs it. */
export class Talk {
  readonly #history: History;
  readonly #size = new TalkSize();
  readonly #model: AgentModel;
  readonly #tools: ToolBox;
  readonly #instruction: string;
  readonly #compression: Compression;
  /** The latest; empty before there is any. */
  #summary = "";

  constructor(
    { instruction, prompt }: { readonly instruction: string; readonly prompt: string },
    model: AgentModel,
    tools: ToolBox,
  ) {
    this.#history = new History(prompt);
    this.#model = model;
    this.#tools = tools;
    this.#instruction = instruction;
    this.#compression = new Compression(model);
  }

  /** Everything, in order, as a request has it. */
  get messages(): readonly ModelMessage[] {
    return this.#history.messages;
  }

  /** What stands in no span yet. */
  get unrecorded(): readonly ModelMessage[] {
    return this.#history.unrecorded;
  }

  /** Estimated tokens of a request with everything in it. */
  get tokens(): number {
    return this.#size.tokens(this.#bytes());
  }

  /** True when it should be compressed before it goes on. */
  get long(): boolean {
    return this.tokens > this.#mostTokens();
  }

  /** The model answered to all there is. What a content filter stopped is not kept. */
  answered(answer: Answer): void {
    this.#size.learn(this.#bytes(), answer);
    this.#history.answered(isFiltered(answer) ? [] : sendableAnswer(answer.messages));
  }

  /** All there is stands in the span of a call, answered or not. */
  recorded(): void {
    this.#history.recorded();
  }

  tell(message: ModelMessage | string): void {
    this.#history.tell(typeof message === "string" ? { role: "user", content: message } : message);
  }

  /** Replaces all turns but the latest, if there are any, with a summary by the model. Throws as {@link Compression.summarise}. */
  async compress(): Promise<void> {
    if (this.#history.turns === 0) return;
    await this.#replaceTurns(Number.POSITIVE_INFINITY, this.#size.bytes(this.#mostTokens()));
  }

  /**
   * The provider refused the request as too long: the same, in half of its length. False when there is nothing that could be
   * left out.
   */
  async shorten(): Promise<boolean> {
    if (this.#history.turns === 0) return false;
    const half = this.#bytes() / 2;
    await this.#replaceTurns(half, half);
    return true;
  }

  /** The provider refused even that: leaves the first prompt and the summary. */
  dropTurns(): void {
    this.#history.replaceTurns(introduce(this.#summary, 0), 0);
  }

  async #replaceTurns(shownBytes: number, bytes: number): Promise<void> {
    this.#summary = await this.#compression.summarise(this.#history, shownBytes);
    const kept = this.#history.turnsWithin(bytes * KEPT);
    this.#history.replaceTurns(introduce(this.#summary, kept), kept);
    this.#tools.forget();
  }

  #mostTokens(): number {
    const window = contextWindow(this.#model.id);
    return Number.isFinite(window) ? Math.min(window * FILLED, MOST_TOKENS) : window;
  }

  #bytes(): number {
    const fixed = Buffer.byteLength(this.#instruction) + Buffer.byteLength(this.#tools.description);
    return fixed + bytesOf(this.#history.messages);
  }
}

function introduce(summary: string, kept: number): string {
  const rest = kept === 0 ? "" : `, but for the latest turns (${kept}), which follow it as they were`;
  return `To keep our talk short, this summary of yours stands for everything after my first message${rest}.\n\n${summary}`;
}
