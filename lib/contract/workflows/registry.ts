import type { WorkflowContract } from "@/lib/contract/workflow";
import { kcsanContract } from "./kcsan";
import { moderationContract } from "./moderation";
import { securityContract } from "./security";

/** Every workflow type there is, in the order in which forms offer them. */
export const contracts: readonly WorkflowContract[] = [kcsanContract, moderationContract, securityContract];

/** The contract that the workflow `name` fulfils: its type is `name` itself or the longest type that `name` continues with a dash. */
export function contractOfWorkflow(name: string): WorkflowContract | null {
  const fitting = contracts.filter(({ type }) => name === type || name.startsWith(`${type}-`));
  return fitting.sort((a, b) => b.type.length - a.type.length)[0] ?? null;
}
