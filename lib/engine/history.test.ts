import type { ModelMessage } from "ai";
import { expect, test } from "vitest";
import { History } from "./history";
import { sendableAnswer } from "./sendable-messages";
import { bytesOf } from "./talk-size";

/* Which messages are sent again, and how. */

/** An answer with thoughts, signed by its provider, that calls a tool. */
const answer = (name: string): ModelMessage => ({
  role: "assistant",
  content: [
    { type: "reasoning", text: "Hm.", providerOptions: { anthropic: { signature: `signed-${name}` } } },
    {
      type: "tool-call",
      toolCallId: name,
      toolName: "look",
      input: {},
      providerOptions: { google: { thoughtSignature: name } },
    },
  ],
});
const result = (name: string): ModelMessage => ({
  role: "tool",
  content: [
    { type: "tool-result", toolCallId: name, toolName: "look", output: { type: "text", value: `saw ${name}` } },
  ],
});

function talkOf(...names: string[]): History {
  const history = new History("Look around.");
  for (const name of names) {
    history.answered([answer(name)]);
    history.recorded();
    history.tell(result(name));
  }
  return history;
}

const summary: ModelMessage = { role: "user", content: "a and b were seen" };

test("a summary replaces the first turns with their signatures, and leaves the latest as they were", () => {
  const history = talkOf("a", "b", "c");
  history.replaceTurns("a and b were seen", 1);
  expect(history.messages).toEqual([{ role: "user", content: "Look around." }, summary, answer("c"), result("c")]);
  expect(history.unrecorded).toEqual([summary]);
});

test("a second summary takes the place of the first", () => {
  const history = talkOf("a", "b", "c");
  history.replaceTurns("a was seen", 2);
  history.answered([answer("d")]);
  history.replaceTurns("a and b were seen", 0);
  expect(history.messages).toEqual([{ role: "user", content: "Look around." }, summary]);
});

test("turns are kept whole or not at all", () => {
  const history = talkOf("a", "b", "c");
  const turn = bytesOf([answer("a"), result("a")]);
  expect([turn - 1, turn, 2 * turn - 1, 2 * turn, 99 * turn].map((bytes) => history.turnsWithin(bytes))).toEqual([
    0, 1, 1, 2, 3,
  ]);
});

test("what is told before the first answer belongs to the prompt", () => {
  const history = new History("Look around.");
  history.tell({ role: "user", content: "Quickly." });
  expect(history.unrecorded).toHaveLength(2);
  expect(history.messages).toEqual(history.unrecorded);
});

test("an answer is repeated as it is, with its signatures", () => {
  expect(sendableAnswer([answer("a")])).toEqual([answer("a")]);
});

test("an answer that neither says nor calls anything is not repeated", () => {
  const thoughts: ModelMessage = { role: "assistant", content: [{ type: "reasoning", text: "Hm." }] };
  const blank: ModelMessage = { role: "assistant", content: [{ type: "text", text: " \n" }] };
  expect(sendableAnswer([thoughts, blank])).toEqual([]);
});

test("names that no provider takes are made fit", () => {
  const call = { type: "tool-call", toolCallId: "1", toolName: "<script>look()", input: {} } as const;
  expect(sendableAnswer([{ role: "assistant", content: [call] }])).toEqual([
    { role: "assistant", content: [{ ...call, toolName: "_script_look__" }] },
  ]);
});
