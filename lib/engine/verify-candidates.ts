import { MAX_CANDIDATES } from "@/lib/contract/votes";
import type { Candidates } from "./candidates";
import { votedOutputs } from "./vote";

/** What is wrong with candidates beyond their agent, one a line. */
export function candidatesProblems({ name, agent, count }: Candidates): string[] {
  return [
    ...(count >= 1 && count <= MAX_CANDIDATES
      ? []
      : [`${name}: count is ${count}: 1 to ${MAX_CANDIDATES} can be asked`]),
    ...(votedOutputs(agent.outputs).length > 0 ? [] : [`${name}: there is no boolean output to vote on`]),
  ];
}
