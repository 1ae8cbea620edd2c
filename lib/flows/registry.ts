import type { Flow } from "@/lib/engine/flow";
import { kcsanFlow } from "./assessment/kcsan";
import { moderationFlow } from "./assessment/moderation";
import { securityFlow } from "./assessment/security";

/** Every workflow that a worker can run. */
export const flows: readonly Flow[] = [kcsanFlow, moderationFlow, securityFlow];

/** The flow called `name`, or null when there is none. */
export function findFlow(name: string): Flow | null {
  return flows.find((flow) => flow.name === name) ?? null;
}
