import { Prisma } from "@/generated/prisma/client";
import type { JobFilter } from "@/lib/contract/job-query";
import { encodeText } from "./exact-text";

/** How a list is walked: along the rows of `along`, which an index has in the list's order, without those that `rest` leaves out. */
export interface JobWalk {
  readonly along: readonly Prisma.Sql[];
  readonly rest: readonly Prisma.Sql[];
}

/** The conditions of a filter, days and words apart, one for each column. */
type Condition = (typeof selectivity)[number];

/** The conditions with an index of their own, those first of which a value has the fewest jobs. */
const selectivity = [
  "codeRevision",
  "promptVersion",
  "agentName",
  "model",
  "anyUnsupported",
  "reviewed",
  "rareState",
  "moderation",
  "workflow",
  "unreviewed",
  "finished",
] as const;

/** Chooses the index for a filter. Conditions on states are literals: only so does Postgres see that an index of just those rows will do. */
export function walkOf(filter: JobFilter): JobWalk {
  const conditions = columnConditions(filter);
  const chosen = selectivity.find((name) => conditions.has(name));
  const isAlong = (name: Condition) => name === chosen || (name === "workflow" && chosen === "moderation");
  const entries = [...conditions];
  const namespace = Prisma.sql`namespace = ${encodeText(filter.namespace)}`;
  const isPartial = chosen === undefined || chosen === "workflow";
  const kept = hidesAborted(filter) ? [Prisma.sql`state <> 'aborted'`] : [];
  return {
    along: [
      namespace,
      ...entries.flatMap(([name, condition]) => (isAlong(name) ? [condition] : [])),
      ...(isPartial ? kept : []),
    ],
    rest: [
      ...entries.flatMap(([name, condition]) => (isAlong(name) ? [] : [condition])),
      ...(isPartial ? [] : kept),
      ...filter.flags.map(({ name, value }) => Prisma.sql`verdict @> array[${`${encodeText(name)}=${value}`}]`),
      ...(filter.unsupported === "none" ? [Prisma.sql`unsupported = 0`] : []),
      ...(filter.failure === "" ? [] : [Prisma.sql`failure = ${encodeText(filter.failure)}`]),
    ],
  };
}

/** A state that is asked for, or moderation, says itself whether jobs are aborted. */
function hidesAborted({ showAborted, state, correct }: JobFilter): boolean {
  return !showAborted && state === "" && correct !== "needs-moderation";
}

function columnConditions(filter: JobFilter): Map<Condition, Prisma.Sql> {
  const conditions = new Map<Condition, Prisma.Sql>();
  const { codeRevision, promptVersion, agentName, model, workflow } = filter;
  if (codeRevision !== "") conditions.set("codeRevision", Prisma.sql`code_revision = ${encodeText(codeRevision)}`);
  if (promptVersion !== "") conditions.set("promptVersion", Prisma.sql`prompt_version = ${encodeText(promptVersion)}`);
  if (agentName !== "") conditions.set("agentName", Prisma.sql`agent_name = ${encodeText(agentName)}`);
  if (model !== "") conditions.set("model", Prisma.sql`model = ${encodeText(model)}`);
  // Literals, so that the index of just those rows is seen to do; for the others there is none.
  if (filter.unsupported === "any") conditions.set("anyUnsupported", Prisma.sql`unsupported > 0`);
  if (workflow !== "") conditions.set("workflow", Prisma.sql`workflow = ${encodeText(workflow)}`);
  for (const [name, condition] of stateConditions(filter)) conditions.set(name, condition);
  return conditions;
}

function stateConditions({ state, correct, failure }: JobFilter): [Condition, Prisma.Sql][] {
  // Only failed jobs have a failure.
  const wanted = state === "" && failure !== "" ? "failed" : state;
  const ofState: [Condition, Prisma.Sql][] =
    wanted === ""
      ? []
      : [[wanted === "finished" ? "finished" : "rareState", Prisma.sql`state = ${literal(wanted)}::job_state`]];
  if (correct === "") return ofState;
  if (correct === "needs-moderation" || (correct === "unset" && wanted === "finished")) {
    const moderation = Prisma.sql`state = 'finished' and correct = 'unset'`;
    return [["moderation", moderation], ...(wanted === "finished" ? [] : ofState)];
  }
  const name = correct === "unset" ? "unreviewed" : "reviewed";
  return [...ofState, [name, Prisma.sql`correct = ${literal(correct)}::correct_mark`]];
}

/** Of the words of a contract only. */
function literal(word: string): Prisma.Sql {
  return Prisma.raw(`'${word}'`);
}
