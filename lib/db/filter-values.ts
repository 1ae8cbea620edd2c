import { Prisma } from "@/generated/prisma/client";
import { database } from "./client";
import { decodeText } from "./exact-text";

/** The values that a list's menus offer because jobs have them, newest first. */
export interface StoredFilterValues {
  readonly workflows: readonly string[];
  readonly models: readonly string[];
  readonly promptVersions: readonly string[];
  readonly codeRevisions: readonly string[];
  readonly agentNames: readonly string[];
}

/** A menu of more is no menu. */
const MAX_VALUES = 200;
/** Beyond so many values the rest is not looked at. */
const MAX_STEPS = 2000;

/** What the jobs of a namespace can be filtered by. Hops from value to value in the indexes; never reads through the jobs. */
export async function filterValues(namespace: string): Promise<StoredFilterValues> {
  const [workflows, models, promptVersions, codeRevisions, agentNames] = await Promise.all([
    valuesOf("workflow", namespace),
    valuesOf("model", namespace),
    valuesOf("prompt_version", namespace),
    valuesOf("code_revision", namespace),
    valuesOf("agent_name", namespace),
  ]);
  return { workflows, models, promptVersions, codeRevisions, agentNames };
}

type Column = "workflow" | "model" | "prompt_version" | "code_revision" | "agent_name";

async function valuesOf(name: Column, namespace: string): Promise<string[]> {
  const column = Prisma.raw(name);
  const rows = await database().$queryRaw<{ value: string }[]>`
    with recursive hop (value, step) as (
      (select ${column}, 1 from jobs where namespace = ${namespace} order by ${column} limit 1)
      union all
      select (select ${column} from jobs where namespace = ${namespace} and ${column} > value order by ${column} limit 1), step + 1
      from hop where value is not null and step < ${MAX_STEPS}
    )
    select value from hop where value <> ''
    order by (select created from jobs where namespace = ${namespace} and ${column} = value order by created desc limit 1) desc
    limit ${MAX_VALUES}`;
  return rows.map(({ value }) => decodeText(value));
}
