import type { Instant } from "./instant";
import type { ClaimsCheck, CorrectMark, JobRelation, JobRow, JobState, VerdictFlag } from "./job";
import type { JsonText } from "./json-text";
import type { ModelReport } from "./model-report";

/** The orders of a list that an index supports. */
export type JobOrder = "newest" | "oldest";

/** What a list of jobs is narrowed to: all of it at once. Empty texts and lists narrow nothing. */
export interface JobFilter {
  readonly namespace: string;
  readonly workflow: string;
  readonly state: JobState | "";
  /** Booleans of the verdict, each with the value that it must have. */
  readonly flags: readonly VerdictFlag[];
  /** `needs-moderation`: finished, without error, and not reviewed. */
  readonly correct: CorrectMark | "needs-moderation" | "";
  /** Whether the explanation has claims that nothing supports. */
  readonly unsupported: ClaimsCheck | "";
  readonly model: string;
  readonly promptVersion: string;
  readonly codeRevision: string;
  readonly agentName: string;
  /** Why it failed, see `JobRow.failure`. */
  readonly failure: string;
  /** The day of creation in UTC, e.g. `2026-01-14`: from this one on. */
  readonly from: string;
  /** Up to this one, which is not among them any more. */
  readonly to: string;
  /** Words that title, explanation, error and report must have together; each may go on. */
  readonly text: string;
  /** Aborted jobs are hidden otherwise, unless they are asked for as a state. */
  readonly showAborted: boolean;
  readonly order: JobOrder;
}

/** The filter that lets every job of a namespace through but the aborted ones, newest first. */
export function everyJob(namespace: string): JobFilter {
  return {
    namespace,
    workflow: "",
    state: "",
    flags: [],
    correct: "",
    unsupported: "",
    model: "",
    promptVersion: "",
    codeRevision: "",
    agentName: "",
    failure: "",
    from: "",
    to: "",
    text: "",
    showAborted: false,
    order: "newest",
  };
}

/** What the menus of a list offer beside what is fixed. */
export interface FilterValues {
  readonly workflows: readonly string[];
  readonly models: readonly string[];
  readonly promptVersions: readonly string[];
  readonly codeRevisions: readonly string[];
  readonly agentNames: readonly string[];
  readonly flags: readonly string[];
  readonly failures: readonly string[];
}

/** A place between two rows of a list that is ordered by created, then by id. */
export interface JobCursor {
  readonly time: Instant;
  readonly id: string;
}

/** Which page: the first of the order, or the one on one side of a cursor. */
export type JobPosition = { side: "start" } | { side: "after" | "before"; cursor: JobCursor };

export interface JobPage {
  readonly jobs: readonly JobRow[];
  /** Null on the first page. */
  readonly previous: JobCursor | null;
  /** Null on the last page. */
  readonly next: JobCursor | null;
}

/** What it takes to create a job. `args` are checked against the workflow's contract before. */
export interface NewJob {
  readonly namespace: string;
  readonly workflow: string;
  readonly type: string;
  readonly description: string;
  readonly link: string;
  /** The model wished for; empty leaves it to the worker. */
  readonly model: string;
  readonly args: JsonText;
  readonly operator: string;
  readonly origin: { readonly id: string; readonly relation: JobRelation } | null;
}

/** An entry of a job's journal: who did what, when and why. */
export interface JournalEntry {
  /** Raised from entry to entry. */
  readonly id: number;
  readonly at: Instant;
  readonly operator: string;
  readonly action: JournalAction;
  /** A reason; of a review, its comment. */
  readonly why: string;
  /** Of a review: the output judged; empty for the whole verdict. */
  readonly output: string;
  /** Of a review, and of one that was taken back: the mark from then on and the one before; null otherwise. */
  readonly mark: CorrectMark | null;
  readonly wasMark: CorrectMark | null;
  /** The comment before. */
  readonly wasComment: string;
  /** The entry that this one takes back. */
  readonly undoes: number | null;
  /** The entry that takes this one back. */
  readonly undone: number | null;
}

export const journalActions = ["created", "cancelled", "reviewed", "undone"] as const;
export type JournalAction = (typeof journalActions)[number];

/** A live worker and what it offers; read by forms. */
export interface LiveAgent {
  readonly name: string;
  readonly workflows: readonly { readonly type: string; readonly name: string }[];
  readonly models: readonly string[];
  /** The model that a job without a wish runs with. */
  readonly defaultModel: string;
  /** What it says about its models; null when it says nothing. */
  readonly modelReport: ModelReport | null;
  readonly codeRevision: string;
  readonly lastSeen: Instant;
}

/** About 20 lines of source around a frame of a job's report, kept so that the page shows them without the tree. */
export interface FrameSource {
  readonly path: string;
  /** The line that the frame names, 1-based. */
  readonly line: number;
  /** Number of the first line of `text`. */
  readonly firstLine: number;
  readonly text: string;
}
