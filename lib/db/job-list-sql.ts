import { Prisma } from "@/generated/prisma/client";
import type { JobFilter, JobOrder } from "@/lib/contract/job-query";

/** The place of a job in a list. */
export interface Key {
  readonly time: Date;
  readonly id: string;
}

/** A piece of a list: its first rows in an order, or the first beyond a key. */
export interface JobPiece {
  readonly order: JobOrder;
  readonly beyond: Key | null;
  readonly limit: number;
}

/** The columns of a stored row of a list, as Prisma names them. */
export const ROW_COLUMNS = Prisma.raw(
  `id, namespace as "namespaceName", workflow, type, description, link, state::text, created, started, finished,
  error_summary as "errorSummary", correct::text, verdict, code_revision as "codeRevision", agent_name as "agentName",
  model_wish as "modelWish", model, prompt_version as "promptVersion", failure, input_tokens as "inputTokens",
  output_tokens as "outputTokens", thoughts_tokens as "thoughtsTokens", cached_tokens as "cachedTokens",
  cost_micros as "costMicros", claims, unsupported, wait_until as "waitUntil", wait_reason as "waitReason", change`,
);

type IdColumn = "id" | "job_id";

/** Days of creation and the key, on jobs or on job_search. */
export function placeConditions(id: IdColumn, { from, to }: JobFilter, { order, beyond }: JobPiece): Prisma.Sql[] {
  const conditions: Prisma.Sql[] = [];
  if (from !== "") conditions.push(Prisma.sql`created >= ${new Date(from)}`);
  if (to !== "") conditions.push(Prisma.sql`created < ${new Date(to)}`);
  if (beyond !== null) {
    const side = Prisma.raw(`(created, ${id}) ${order === "newest" ? "<" : ">"}`);
    conditions.push(Prisma.sql`${side} (${beyond.time}, ${beyond.id}::uuid)`);
  }
  return conditions;
}

export function inOrder(id: IdColumn, order: JobOrder): Prisma.Sql {
  const direction = order === "newest" ? "desc" : "asc";
  return Prisma.raw(`order by created ${direction}, ${id} ${direction}`);
}
