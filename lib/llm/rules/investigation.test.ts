import { expect, test } from "vitest";
import { type Answer, type Investigation, type Lookup, replay, together } from "./investigation";

const ask = (name: string): Lookup => ({ tool: "look", args: { name } });

function* sum(...names: string[]): Investigation<number> {
  let total = 0;
  for (const name of names) {
    const [answer] = yield { thoughts: `next ${name}`, lookups: [ask(name)] };
    total += Number(answer?.value ?? 0);
  }
  return total;
}

/** Answers what the record holds. */
const book = (known: Record<string, Answer>) => (lookup: Lookup) => known[String(lookup.args.name)];

test("the first turn with an open lookup is the one to make", () => {
  const step = replay(sum("a", "b"), book({ a: { value: 1 } }));
  expect(step).toEqual({ done: false, turn: { thoughts: "next b", lookups: [ask("b")] } });
});

test("a failed lookup is an answer too", () => {
  expect(replay(sum("a", "b"), book({ a: { value: 1 }, b: null }))).toEqual({ done: true, value: 1 });
});

test("side by side, lookups are made in one turn and only once", () => {
  const both = () => together([sum("a", "b"), sum("a"), sum("c")]);
  const first = replay(both(), book({}));
  expect(first.done ? null : first.turn.lookups).toEqual([ask("a"), ask("c")]);
  const second = replay(both(), book({ a: { value: 1 }, c: { value: 4 } }));
  expect(second.done ? null : second.turn.lookups).toEqual([ask("b")]);
  const end = replay(both(), book({ a: { value: 1 }, b: { value: 2 }, c: { value: 4 } }));
  expect(end).toEqual({ done: true, value: [3, 1, 4] });
});

test("a turn has no more lookups than are executed, and the next one has the rest", () => {
  const names = Array.from({ length: 12 }, (_, index) => `n${index}`);
  const all = () => together(names.map((name) => sum(name)));
  const first = replay(all(), book({}));
  expect(first.done ? null : first.turn.lookups).toEqual(names.slice(0, 10).map(ask));
  const answered = Object.fromEntries(names.slice(0, 10).map((name) => [name, { value: 1 }]));
  const second = replay(all(), book(answered));
  expect(second.done ? null : second.turn.lookups).toEqual(names.slice(10).map(ask));
});
