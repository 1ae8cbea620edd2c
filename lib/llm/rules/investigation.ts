import { MAX_CALLS_PER_TURN } from "../calls-per-turn";

/*
 * How the rules expert thinks: an investigation is a generator that yields what it wants to know and why, and is resumed
 * with the answers. The model keeps no state: for every call it replays the investigation against the answers that stand in
 * the conversation, up to the first one that is missing. That one becomes the reply.
 */

/** A call of a tool that an investigation wants. */
export interface Lookup {
  readonly tool: string;
  readonly args: Readonly<Record<string, string | number | boolean>>;
}

/** What a tool answered: its outputs; null when it failed or is not offered. */
export type Answer = Readonly<Record<string, unknown>> | null;

/** One turn: what was learned and what is looked up next, in the words of the reply's reasoning. */
export interface Turn {
  readonly thoughts: string;
  readonly lookups: readonly Lookup[];
}

/** Values for `set-results`, and the final reply. */
export interface Conclusion {
  /** Why it is time to conclude; the reasoning of the reply that sets the results. */
  readonly thoughts: string;
  readonly results: Readonly<Record<string, boolean | string>>;
  /** Markdown. */
  readonly reply: string;
}

/** Yields turns, takes the answers of each in its order, and returns what it found. */
export type Investigation<T = Conclusion> = Generator<Turn, T, readonly Answer[]>;

/** Answers by lookup. Undefined: not asked yet. */
export type AnswerBook = (lookup: Lookup) => Answer | undefined;

/** Runs `investigation` as far as `answers` go: to its end, or to the turn whose lookups are still open, as many as are executed. */
export function replay<T>(
  investigation: Investigation<T>,
  answers: AnswerBook,
): { done: true; value: T } | { done: false; turn: Turn } {
  let state = investigation.next();
  while (!state.done) {
    const known = state.value.lookups.map((lookup) => ({ lookup, answer: answers(lookup) }));
    const open = known.filter(({ answer }) => answer === undefined).map(({ lookup }) => lookup);
    if (open.length > 0) {
      const lookups = distinct(open).slice(0, MAX_CALLS_PER_TURN);
      return { done: false, turn: { thoughts: state.value.thoughts, lookups } };
    }
    state = investigation.next(known.map(({ answer }) => answer ?? null));
  }
  return { done: true, value: state.value };
}

/** Runs investigations side by side: their turns become one, so that their lookups are made in parallel. */
export function* together<T>(investigations: readonly Investigation<T>[]): Investigation<T[]> {
  const states = investigations.map((investigation) => investigation.next());
  for (;;) {
    const open = states.flatMap((state, index) => (state.done ? [] : [{ index, turn: state.value }]));
    if (open.length === 0) return states.flatMap((state) => (state.done ? [state.value] : []));
    const answers = yield {
      thoughts: [...new Set(open.map(({ turn }) => turn.thoughts).filter((text) => text !== ""))].join("\n"),
      lookups: open.flatMap(({ turn }) => turn.lookups),
    };
    let from = 0;
    for (const { index, turn } of open) {
      const own = answers.slice(from, from + turn.lookups.length);
      from += turn.lookups.length;
      const next = investigations[index]?.next(own);
      if (next !== undefined) states[index] = next;
    }
  }
}

/** The same text for the same lookup, whatever the order of its args. */
export function lookupKey(tool: string, args: Readonly<Record<string, unknown>>): string {
  const sorted = Object.entries(args).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([tool, sorted]);
}

function distinct(lookups: readonly Lookup[]): Lookup[] {
  return [...new Map(lookups.map((lookup) => [lookupKey(lookup.tool, lookup.args), lookup])).values()];
}
