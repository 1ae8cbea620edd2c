import type { ModelMessage } from "ai";
import type { Answer } from "./call-model";

/** What a token of code has at least, before a provider has said how many there are. */
const BYTES_PER_TOKEN = 3;

/** Estimates the tokens of a request from its bytes, by what the provider counted for the one before. */
export class TalkSize {
  #tokensPerByte = 1 / BYTES_PER_TOKEN;

  /** Learns from the answer to a request of `bytes` bytes. Some servers count nothing. */
  learn(bytes: number, { inputTokens }: Answer): void {
    if (inputTokens > 0) this.#tokensPerByte = inputTokens / bytes;
  }

  tokens(bytes: number): number {
    return Math.ceil(bytes * this.#tokensPerByte);
  }

  bytes(tokens: number): number {
    return Math.floor(tokens / this.#tokensPerByte);
  }
}

/** Bytes of messages as they are sent, roughly. */
export function bytesOf(messages: readonly ModelMessage[]): number {
  return Buffer.byteLength(JSON.stringify(messages));
}
