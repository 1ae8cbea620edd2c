import type { JobCursor } from "@/lib/contract/job-query";
import { type Review, type ReviewItem, type ReviewOutcome, reviewOf, WHOLE_VERDICT } from "@/lib/contract/review";

/** So many jobs at least are there before they are wanted. */
const AHEAD = 5;

/** Jobs of the queue, and whether there are more after them. */
export interface QueueBatch {
  readonly items: readonly ReviewItem[];
  readonly more: boolean;
}

/** What a session asks of the server. Reviews come back with an outcome whatever happens; fetching rejects. */
export interface ReviewServer {
  readonly mark: (form: FormData) => Promise<ReviewOutcome>;
  readonly undo: (form: FormData) => Promise<ReviewOutcome>;
  readonly next: (after: JobCursor) => Promise<QueueBatch>;
}

export interface QueueEntry {
  readonly item: ReviewItem;
  /** Why its review was not saved; empty when nothing went wrong. */
  readonly problem: string;
}

export interface SessionState {
  /** Those gone through, the one shown, and those fetched ahead. */
  readonly entries: readonly QueueEntry[];
  /** Of the one shown; behind the last one when none is. */
  readonly index: number;
  /** The server has jobs after the last entry. */
  readonly more: boolean;
  readonly fetchFailed: boolean;
  /** Reviews on their way. */
  readonly sending: number;
  /** Jobs reviewed in this session. */
  readonly reviewed: number;
  readonly canUndo: boolean;
}

type GivenReview = Pick<Review, "output" | "mark" | "comment">;

/** A review of this session. */
interface Marking {
  readonly id: string;
  readonly given: Review;
  /** What stood there; undefined: no review. */
  readonly before: Review | undefined;
  /** Its entry in the journal; null until it is written. */
  entry: number | null;
  undone: boolean;
}

/**
 * Going through the review queue: the next job shows at once, because it is there already, and reviews are sent behind it in
 * their order. One that is not saved brings its job back, right after the one that is being looked at, so that no key
 * meant for one job ever marks another.
 */
export class ReviewSession {
  readonly #server: ReviewServer;
  readonly #operator: string;
  readonly #listeners = new Set<() => void>();
  readonly #drafts = new Map<string, string>();
  #state: SessionState;
  #markings: Marking[] = [];
  #tail: Promise<void> = Promise.resolve();
  #fetching = false;
  /** The last job fetched: entries after it may be ones that came back. */
  #last: JobCursor | null;

  constructor(first: QueueBatch, operator: string, server: ReviewServer) {
    this.#server = server;
    this.#operator = operator;
    this.#last = cursorOf(first.items);
    this.#state = {
      entries: first.items.map((item) => ({ item, problem: "" })),
      index: 0,
      more: first.more,
      fetchFailed: false,
      sending: 0,
      reviewed: 0,
      canUndo: false,
    };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): SessionState => this.#state;

  /** What was typed about an output of a job and may not be saved; undefined: nothing. */
  draft(id: string, output: string): string | undefined {
    return this.#drafts.get(`${id} ${output}`);
  }

  type(id: string, output: string, comment: string): void {
    this.#drafts.set(`${id} ${output}`, comment);
  }

  /** Reviews the job that is shown; after a review of its whole verdict the next one is shown. */
  mark(given: GivenReview): void {
    const item = this.#state.entries[this.#state.index]?.item;
    if (item === undefined) return;
    const before = reviewOf(item.reviews, given.output);
    if (given.mark !== (before?.mark ?? "unset") || given.comment !== (before?.comment ?? "")) {
      const review = { ...given, operator: this.#operator, at: new Date().toISOString() };
      this.#sendMarking({ id: item.job.id, given: review, before, entry: null, undone: false });
    }
    if (given.output === WHOLE_VERDICT) this.skip();
  }

  skip(): void {
    this.#set({ index: Math.min(this.#state.index + 1, this.#state.entries.length) });
    void this.fetchAhead();
  }

  back(): void {
    this.#set({ index: Math.max(this.#state.index - 1, 0) });
  }

  /** Takes back the last review of this session and shows its job as it was. */
  undo(): void {
    const marking = this.#markings.pop();
    if (marking === undefined) return;
    marking.undone = true;
    this.#setReview(marking, marking.before, "");
    this.#set({ index: this.#state.entries.findIndex(({ item }) => item.job.id === marking.id) });
    this.#enqueue(
      async () =>
        marking.entry === null ? { kind: "unchanged" } : this.#server.undo(undoForm(marking.id, marking.entry)),
      (outcome) => {
        if (outcome.kind === "refused") this.#setReview(marking, outcome.current ?? marking.given, outcome.problem);
      },
    );
  }

  /** Fetches jobs until enough are there. When that fails, the next step tries again. */
  async fetchAhead(): Promise<void> {
    const { entries, index, more } = this.#state;
    if (this.#fetching || !more || this.#last === null || entries.length - index > AHEAD) return;
    this.#fetching = true;
    try {
      const batch = await this.#server.next(this.#last);
      this.#last = cursorOf(batch.items) ?? this.#last;
      const added = batch.items.map((item) => ({ item, problem: "" }));
      this.#set({ entries: [...this.#state.entries, ...added], more: batch.more, fetchFailed: false });
    } catch {
      this.#set({ fetchFailed: true });
    } finally {
      this.#fetching = false;
    }
  }

  #sendMarking(marking: Marking): void {
    this.#markings.push(marking);
    this.#setReview(marking, marking.given, "");
    this.#enqueue(
      () => this.#server.mark(markForm(marking)),
      (outcome) => {
        if (outcome.kind === "written") marking.entry = outcome.entry;
        if (outcome.kind === "refused") this.#refuse(marking, outcome);
      },
    );
  }

  #refuse(marking: Marking, { problem, current }: Extract<ReviewOutcome, { kind: "refused" }>): void {
    this.#markings = this.#markings.filter((other) => other !== marking);
    // Taken back before it was known to have failed: the job is shown as it was already.
    if (marking.undone) return;
    this.#setReview(marking, current ?? marking.before, problem);
    this.#set(bringBack(this.#state, marking.id));
  }

  /** Sends one after the other, in the order of the reviewer's steps. */
  #enqueue(send: () => Promise<ReviewOutcome>, settle: (outcome: ReviewOutcome) => void): void {
    this.#set({ sending: this.#state.sending + 1 });
    this.#tail = this.#tail.then(async () => {
      settle(await send());
      this.#set({ sending: this.#state.sending - 1 });
    });
  }

  #setReview({ id, given }: Marking, review: Review | undefined, problem: string): void {
    const change = (entry: QueueEntry): QueueEntry => {
      if (entry.item.job.id !== id) return entry;
      const others = entry.item.reviews.filter(({ output }) => output !== given.output);
      return { item: { ...entry.item, reviews: review === undefined ? others : [...others, review] }, problem };
    };
    this.#set({ entries: this.#state.entries.map(change) });
  }

  #set(change: Partial<SessionState>): void {
    const whole = this.#markings.filter(({ given }) => given.output === WHOLE_VERDICT);
    const reviewed = new Set(whole.map(({ id }) => id)).size;
    this.#state = { ...this.#state, ...change, reviewed, canUndo: this.#markings.length > 0 };
    for (const listener of this.#listeners) listener();
  }
}

/** A job whose review failed comes right after the one that is shown, or is shown when none is. */
function bringBack({ entries, index }: SessionState, id: string): Pick<SessionState, "entries" | "index"> {
  const from = entries.findIndex(({ item }) => item.job.id === id);
  const entry = entries[from];
  if (entry === undefined || from >= index) return { entries, index };
  const others = entries.filter((other) => other !== entry);
  return { entries: [...others.slice(0, index), entry, ...others.slice(index)], index: index - 1 };
}

function cursorOf(items: readonly ReviewItem[]): JobCursor | null {
  const last = items.at(-1)?.job;
  return last === undefined ? null : { time: last.created, id: last.id };
}

function markForm({ id, given, before }: Marking): FormData {
  const form = new FormData();
  const fields = { id, output: given.output, mark: given.mark, comment: given.comment };
  for (const [name, value] of Object.entries({ ...fields, expected: before?.mark ?? "unset" })) form.set(name, value);
  return form;
}

function undoForm(id: string, entry: number): FormData {
  const form = new FormData();
  form.set("id", id);
  form.set("entry", String(entry));
  return form;
}
