import type { ModelMessage, ToolResultPart } from "ai";
import type { AgentModel } from "./agent-model";
import { isFiltered } from "./answer-lack";
import type { Answer } from "./call-model";
import { FlowError } from "./errors";
import { errorOf, isTooLong } from "./failure";
import type { History } from "./history";
import { bytesOf } from "./talk-size";
import { firstBytes } from "./tool-output";

/** Name of the spans of calls that summarise. */
const COMPRESSION = "compression";
const MAX_ATTEMPTS = 3;
/** Bytes that a tool's result is cut to at least, when a talk must be shorter than it is. */
const FEWEST_BYTES = 256;

const REQUEST = `Our talk is nearly too long to go on with. Call no tool now: write a summary that will stand for everything after my first message, for yourself to go on from. It holds:

- what you have found out, each fact with the place where a tool showed it, as \`path:line\` or \`path:line-line\`, and the decisive lines verbatim;
- what you looked for and did not find;
- what you conclude so far and how sure you are, what speaks against it, and whether you have called set-results;
- what you meant to look at next.

Leave out what turned out not to matter.`;

/** Has an agent's model summarise their talk. */
export class Compression {
  readonly #model: AgentModel;
  #asked = 0;

  constructor(model: AgentModel) {
    this.#model = model;
  }

  /**
   * The model's summary of what `history` holds, of which it is shown at most `bytes` bytes: results of tools are cut for that, and cut
   * further when there is no answer to this. The call has the agent's instruction and tools, so that the provider finds in its
   * cache what it was sent before. Throws {@link FlowError} when there is no summary to be had.
   */
  async summarise({ messages, unrecorded }: History, bytes: number): Promise<string> {
    let most = bytes;
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      const shown = cutResults(messages, most);
      const request: ModelMessage = { role: "user", content: REQUEST };
      const { value: answer, failure } = await this.#model.ask({
        name: COMPRESSION,
        step: `${COMPRESSION}#${++this.#asked}`,
        messages: [...shown, request],
        added: attempt === 0 ? [...unrecorded, request] : [request],
        lessThinking: false,
        incidentOf,
      });
      if (failure !== null && !isTooLong(failure)) throw errorOf(failure);
      if (failure === null && incidentOf(answer) === "") return answer.text.trim();
      most = bytesOf(shown) / 2;
    }
    throw new FlowError(
      `The talk grew too long for ${this.#model.id}, and the model gave no summary of it: choose one with a larger context.`,
    );
  }
}

function incidentOf(answer: Answer): string {
  if (isFiltered(answer)) return "A content filter stopped the summary.";
  return answer.text.trim() === "" ? "The model gave no summary." : "";
}

/** `messages` in at most `bytes` bytes as far as cutting results of tools can do that, all to the same length. */
function cutResults(messages: readonly ModelMessage[], bytes: number): readonly ModelMessage[] {
  let shown = messages;
  for (let most = bytes; most >= FEWEST_BYTES && bytesOf(shown) > bytes; most /= 2) {
    shown = messages.map((message) =>
      message.role === "tool"
        ? { ...message, content: message.content.map((part) => (part.type === "tool-result" ? cut(part, most) : part)) }
        : message,
    );
  }
  return shown;
}

function cut(part: ToolResultPart, bytes: number): ToolResultPart {
  const text = JSON.stringify(part.output);
  if (Buffer.byteLength(text) <= bytes) return part;
  return { ...part, output: { type: "text", value: `${firstBytes(text, bytes)}\n[Cut to shorten the talk.]` } };
}
