import { expect, test } from "vitest";
import { contracts } from "@/lib/contract/workflows/registry";
import type { Agent } from "@/lib/engine/agent";
import { isAgentTool } from "@/lib/engine/agent-tool";
import type { Step } from "@/lib/engine/flow";
import { findFlow, flows } from "./registry";

test.each(flows.map((flow) => [flow.name, flow] as const))(
  "%s fulfils its contract and its agents are told of the tools they have",
  (name, flow) => {
    expect(contracts).toContain(flow.contract);
    expect(findFlow(name)).toBe(flow);
    for (const agent of flow.steps.flatMap(agentsOf)) {
      const offered = [...agent.tools.map((tool) => tool.name), "set-results"];
      const mentioned = Array.from(
        agent.instruction.matchAll(/`([a-z]+(?:-[a-z]+)+|grepper|codeexpert)`/g),
        ([, tool]) => tool,
      );
      expect(new Set(mentioned)).toEqual(new Set(offered));
      for (const output of Object.keys(agent.outputs.shape)) expect(agent.instruction).toContain(`\`${output}\``);
    }
  },
);

test("a workflow that nobody defined is not found", () => {
  expect(findFlow("assessment-nothing")).toBeNull();
});

/** The agents of a step, those among the tools of an agent included. */
function agentsOf(step: Step): Agent[] {
  if (step.kind === "action") return [];
  if (step.kind === "loop") return step.steps.flatMap(agentsOf);
  const agent = step.kind === "candidates" ? step.agent : step;
  return [agent, ...agent.tools.filter(isAgentTool).map((tool) => tool.agent)];
}
