import type { Flow } from "@/lib/engine/flow";
import { kcsanFlow } from "./assessment/kcsan";
import { moderationFlow } from "./assessment/moderation";

/** Every workflow that a worker can run. */
export const flows: readonly Flow[] = [kcsanFlow, moderationFlow];

/** The flow called `name`, or null when there is none. */
export function findFlow(name: string): Flow | null {
  return flows.find((flow) => flow.name === name) ?? null;
}
