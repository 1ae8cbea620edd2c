import type { LiveAgent } from "@/lib/contract/job-query";
import { type ModelReport, readModelReport } from "@/lib/contract/model-report";
import { database } from "./client";
import { instantOf } from "./stored-instant";

/** A worker counts as live for this long after its last sign. */
const LIVE_SECONDS = 30;

/** What a worker says about itself. `id` is unique to the process. */
export interface AgentOffer extends Omit<LiveAgent, "lastSeen"> {
  readonly id: string;
}

/** Registers a worker, or replaces what it offers. Times are the database's, because workers' clocks differ. */
export async function registerAgent(agent: AgentOffer): Promise<void> {
  const workflows = JSON.stringify(agent.workflows);
  const report = JSON.stringify(agent.modelReport ?? {});
  await database().$executeRaw`
    insert into agents (id, name, code_revision, workflows, models, default_model, model_report, last_seen)
    values (${agent.id}, ${agent.name}, ${agent.codeRevision}, ${workflows}::jsonb, ${[...agent.models]}, ${agent.defaultModel}, ${report}::jsonb, now())
    on conflict (id) do update set name = excluded.name, code_revision = excluded.code_revision,
      workflows = excluded.workflows, models = excluded.models, default_model = excluded.default_model,
      model_report = excluded.model_report, last_seen = now()`;
}

/** Stores what a registered worker says about its models now. */
export async function storeModelReport(id: string, report: ModelReport): Promise<void> {
  await database().$executeRaw`update agents set model_report = ${JSON.stringify(report)}::jsonb where id = ${id}`;
}

/** Says that a registered worker lives, and forgets those that were silent for a day. */
export async function heartbeat(id: string): Promise<void> {
  await database().$executeRaw`update agents set last_seen = now() where id = ${id}`;
  await database().$executeRaw`delete from agents where last_seen < now() - interval '1 day'`;
}

/** Forgets a worker that stops. */
export async function unregisterAgent(id: string): Promise<void> {
  await database().agent.deleteMany({ where: { id } });
}

interface AgentRow {
  readonly name: string;
  readonly code_revision: string;
  readonly workflows: LiveAgent["workflows"];
  readonly models: string[];
  readonly default_model: string;
  readonly model_report: unknown;
  readonly last_seen: Date;
}

/** The workers that showed a sign of life lately, by name. */
export async function liveAgents(): Promise<LiveAgent[]> {
  const rows = await database().$queryRaw<AgentRow[]>`
    select name, code_revision, workflows, models, default_model, model_report, last_seen from agents
    where last_seen > now() - make_interval(secs => ${LIVE_SECONDS}) order by name, id`;
  return rows.map((row) => ({
    name: row.name,
    workflows: row.workflows,
    models: row.models,
    defaultModel: row.default_model,
    modelReport: readModelReport(row.model_report),
    codeRevision: row.code_revision,
    lastSeen: instantOf(row.last_seen),
  }));
}
