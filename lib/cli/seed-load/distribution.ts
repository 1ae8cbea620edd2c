import type { JobRow } from "@/lib/contract/job";
import type { Random, Weighted } from "./random";

/*
 * How seeded jobs are distributed: what real use is expected to look like, with rare values in it. `DISTRIBUTION` says it to
 * people; keep both in step.
 */

type Choices<T> = readonly [Weighted<T>, ...Weighted<T>[]];

/** How often each boolean of a workflow's verdict is true. */
export interface SeededWorkflow {
  readonly name: string;
  readonly flags: Readonly<Record<string, number>>;
}

export const WORKFLOWS: Choices<SeededWorkflow> = [
  { value: { name: "assessment-kcsan", flags: { Benign: 0.55, Confident: 0.8 } }, weight: 60 },
  { value: { name: "moderation", flags: { Actionable: 0.7, Confident: 0.85 } }, weight: 30 },
  {
    value: {
      name: "assessment-security",
      flags: {
        Exploitable: 0.3,
        DenialOfService: 0.85,
        Unprivileged: 0.25,
        UserNamespace: 0.12,
        VMGuestTrigger: 0.02,
        VMHostTrigger: 0.005,
        NetworkTrigger: 0.04,
        RemoteTrigger: 0.001,
        PeripheralTrigger: 0.06,
        FilesystemTrigger: 0.08,
        Confident: 0.75,
      },
    },
    weight: 10,
  },
];

export const STATES: Choices<"finished" | "failed" | "aborted"> = [
  { value: "finished", weight: 93 },
  { value: "failed", weight: 5 },
  { value: "aborted", weight: 2 },
];

/** Of the finished jobs. */
export const MARKS: Choices<"unset" | "correct" | "incorrect"> = [
  { value: "unset", weight: 83 },
  { value: "correct", weight: 8 },
  { value: "incorrect", weight: 2 },
];

export const MODELS: Choices<string> = [
  { value: "google:gemini-3-pro-preview", weight: 45 },
  { value: "anthropic:claude-opus-5", weight: 25 },
  { value: "openai:gpt-5.4", weight: 15 },
  { value: "rules", weight: 10 },
  { value: "compatible:kernel-32b", weight: 5 },
];

export const PROMPTS_PER_WORKFLOW = 4;
export const REVISIONS = 40;
export const AGENTS: readonly [string, ...string[]] = [
  "ash-1",
  "ash-2",
  "birch-1",
  "birch-2",
  "cedar-1",
  "cedar-2",
  "dogwood-1",
  "elm-1",
];
export const REVIEWERS: readonly [string, ...string[]] = ["amara", "boris", "chidi", "daniela", "local"];

/** Jobs of one bug, on average. */
export const JOBS_PER_BUG = 25;

/** What `--help` and bench/README.md say. */
export const DISTRIBUTION = `Distribution of seeded jobs:
  workflows    60 % assessment-kcsan, 30 % moderation, 10 % assessment-security
  states       93 % finished, 5 % failed (10 reasons), 2 % aborted; none is pending or running
  reviews      8 % of all jobs correct, 2 % incorrect, a tenth of them with marks of single outputs
  verdicts     Benign 55 %, Actionable 70 %, Exploitable 30 %, … RemoteTrigger 0.1 %, Confident 75 to 85 %
  models       5, the most used 45 %, the least 5 % (its price is not known)
  versions     4 prompt versions of each workflow and ${REVISIONS} code revisions, one after another over the year; 8 agents
  created      over the last year, mostly in working hours (UTC) of weekdays
  bugs         about ${JOBS_PER_BUG} jobs of each, close in time; title, report (1 to 20 KB, median 5 KB) and commit are the bug's
  explanation  Markdown, 0.5 to 4 KB; counted claims in 95 % of them, 2 to 14, with some unsupported in 30 % (the counts only)
Distribution of their spans:
  tree         3 actions, then an expert that asks its model and its tools in turn; 1 to 4 calls side by side; 5 % of the
               answers start a sub-agent, up to 4 agents deep
  tools        52 % definitions, 22 % files, 18 % searches, 8 % indexes; 1 % of the calls fail
  sizes        log-normal (sigma 1.1); one result of 4,000 is large: up to 200 times --span-bytes, at most 1 MB
  tokens       input grows with what tools returned, is cut at 180,000, and is mostly cached
Without spans the sums of the job (tokens, cost) are invented. The same options on the same day make the same jobs.`;

/** Counts of claims as an examined explanation has them; null when it was not examined. */
export function inventClaims(random: Random): JobRow["claims"] {
  if (!random.chance(0.95)) return null;
  return { total: random.int(2, 14), unsupported: random.chance(0.3) ? random.int(1, 2) : 0 };
}

/** The workflow's booleans, then what every assessment has. */
export function inventVerdict(random: Random, { flags }: SeededWorkflow): Record<string, boolean> {
  return Object.fromEntries(Object.entries(flags).map(([name, share]) => [name, random.chance(share)]));
}
