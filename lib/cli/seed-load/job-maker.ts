import { failureReason } from "@/lib/contract/failure-reason";
import type { TokenCounts } from "@/lib/contract/job";
import type { JsonText } from "@/lib/contract/json-text";
import { costMicros } from "@/lib/contract/model-prices";
import { shareLargeTexts } from "@/lib/db/large-args";
import type { LoadedJob } from "@/lib/db/loaded-job";
import type { HashedText } from "@/lib/db/texts";
import { type Bug, bugArgs, inventBug } from "./bug";
import { Calendar } from "./calendar";
import {
  AGENTS,
  inventClaims,
  inventVerdict,
  JOBS_PER_BUG,
  MODELS,
  REVIEWERS,
  REVISIONS,
  STATES,
  WORKFLOWS,
} from "./distribution";
import { inventExplanation } from "./explanation";
import { inventFailure } from "./failures";
import { type PromptVersion, promptVersions } from "./instructions";
import type { Random } from "./random";
import { inventReviews } from "./reviews";
import { instant } from "./span-content";

export interface JobMakerOptions {
  readonly random: Random;
  readonly namespace: string;
  readonly jobs: number;
  /** Jobs are created in the year that ends a day before; nothing happens after it. In milliseconds since the epoch. */
  readonly end: number;
}

/** What a run came to beside its verdict. */
export interface RunSums {
  readonly tokens: TokenCounts;
  readonly elapsedMs: number;
  /** How often its job was written. */
  readonly change: number;
}

/** Of a run whose job is about to be made. */
export interface RunStart {
  readonly random: Random;
  /** In milliseconds since the epoch. */
  readonly started: number;
  /** Whether it comes to a verdict. */
  readonly finished: boolean;
}

/** A job, and what its spans need to know of it. */
export interface MadeJob {
  readonly job: LoadedJob;
  /** Those that its args refer to. */
  readonly texts: readonly HashedText[];
  readonly bug: Bug;
  readonly explanation: string;
  readonly instruction: string;
}

const DAY_MS = 86_400_000;
/** Bugs that are kept: the jobs of one are close in time. */
const KEPT_BUGS = 4_000;
/** Jobs that run an older revision or prompt than the newest. */
const LATE_SHARE = 0.08;

interface KeptBug {
  readonly bug: Bug;
  /** By workflow. */
  readonly args: Map<string, { stored: JsonText; texts: readonly HashedText[] }>;
}

/** Makes jobs in the order of their creation. */
export class JobMaker {
  readonly #options: JobMakerOptions;
  readonly #calendar: Calendar;
  readonly #revisions: readonly string[];
  readonly #prompts: ReadonlyMap<string, readonly PromptVersion[]>;
  readonly #bugs = new Map<string, KeptBug>();

  constructor(options: JobMakerOptions) {
    this.#options = options;
    this.#calendar = new Calendar(options.end - DAY_MS);
    const revisions = options.random.fork("revisions");
    this.#revisions = Array.from({ length: REVISIONS }, () => revisions.hex(40));
    this.#prompts = promptVersions(options.random);
  }

  /** The job of that number, from 0. */
  make(number: number, run: (start: RunStart) => RunSums): MadeJob {
    const random = this.#options.random.fork(`job/${number}`);
    const position = (number + random.next()) / this.#options.jobs;
    const workflow = random.weighted(WORKFLOWS);
    const state = random.weighted(STATES);
    const kept = this.#bug(random, position, workflow.name);
    const created = this.#calendar.time(position, random);
    const started = created + Math.round(random.logNormal(4_000, 1.2));
    const { tokens, elapsedMs, change } = run({ random, started, finished: state === "finished" });
    const finishedMs = started + elapsedMs;
    const model = random.weighted(MODELS);
    const prompt = inTime(random, position, this.#prompts.get(workflow.name) ?? []);
    const verdict = state === "finished" ? inventVerdict(random, workflow) : {};
    const explanation = state === "finished" ? inventExplanation(random, kept.bug, verdict) : "";
    const cancelled = state === "aborted" ? { operator: random.pick(REVIEWERS), why: "not needed any more" } : null;
    const failure = state === "failed" ? inventFailure(random) : "";
    const error = cancelled === null ? failure : `aborted: ${cancelled.why} (${cancelled.operator})`;
    const reviews =
      state === "finished"
        ? inventReviews(random, { outputs: Object.keys(verdict), finishedMs, end: this.#options.end })
        : [];
    const { stored, texts } = storedArgs(kept, workflow.name);
    const job: LoadedJob = {
      id: random.uuid(),
      namespace: this.#options.namespace,
      workflow: workflow.name,
      type: workflow.name,
      description: kept.bug.title,
      link: kept.bug.link,
      state,
      created: instant(created),
      started: instant(started),
      finished: instant(finishedMs),
      correct: reviews[0]?.mark ?? "unset",
      codeRevision: inTime(random, position, this.#revisions) ?? "",
      agentName: random.pick(AGENTS),
      model,
      promptVersion: prompt?.version ?? "",
      tokens,
      costMicros: costMicros(model, tokens),
      claims: state === "finished" ? inventClaims(random.fork("claims")) : null,
      failure: failure === "" ? "" : failureReason(failure),
      change,
      args: stored,
      results: state === "finished" ? JSON.stringify({ ...verdict, Explanation: explanation }) : "",
      error,
      operator: random.pick(REVIEWERS),
      cancelled,
      reviews,
      report: kept.bug.report,
    };
    return { job, texts, bug: kept.bug, explanation, instruction: prompt?.instruction ?? "" };
  }

  /** A bug that was found not long before. */
  #bug(random: Random, position: number, workflow: string): KeptBug {
    const isRace = workflow === "assessment-kcsan" || (workflow === "moderation" && random.chance(0.3));
    const pool = isRace ? "races" : "others";
    const bugs = Math.ceil((this.#options.jobs * (isRace ? 0.7 : 0.3)) / JOBS_PER_BUG);
    const age = Math.floor(random.logNormal(8, 1.2));
    const number = Math.max(0, Math.floor(position * bugs) - age);
    const key = `${pool}/${number}`;
    const known = this.#bugs.get(key);
    if (known !== undefined) return known;
    const made = { bug: inventBug(this.#options.random, pool, number), args: new Map() };
    this.#bugs.set(key, made);
    const [oldest] = this.#bugs.keys();
    if (this.#bugs.size > KEPT_BUGS && oldest !== undefined) this.#bugs.delete(oldest);
    return made;
  }
}

function storedArgs({ bug, args }: KeptBug, workflow: string) {
  const known = args.get(workflow);
  if (known !== undefined) return known;
  const shared = shareLargeTexts(bugArgs(bug, workflow));
  args.set(workflow, shared);
  return shared;
}

/** The one of `versions` that was in use at `position`, or sometimes the one before. */
function inTime<T>(random: Random, position: number, versions: readonly T[]): T | undefined {
  const newest = Math.min(versions.length - 1, Math.floor(position * versions.length));
  return versions[Math.max(0, newest - (random.chance(LATE_SHARE) ? 1 : 0))];
}
