import { expect, test } from "vitest";
import { contracts } from "@/lib/contract/workflows/registry";
import { findFlow, flows } from "./registry";

test.each(flows.map((flow) => [flow.name, flow] as const))(
  "%s fulfils its contract and speaks of tools it has",
  (name, flow) => {
    expect(contracts).toContain(flow.contract);
    expect(findFlow(name)).toBe(flow);
    for (const step of flow.steps) {
      if (step.kind !== "agent") continue;
      const offered = [...step.tools.map((tool) => tool.name), "set-results"];
      const mentioned = Array.from(step.instruction.matchAll(/`([a-z]+(?:-[a-z]+)+|grepper)`/g), ([, tool]) => tool);
      expect(new Set(mentioned)).toEqual(new Set(offered));
      for (const output of Object.keys(step.outputs.shape)) expect(step.instruction).toContain(`\`${output}\``);
    }
  },
);

test("a workflow that nobody defined is not found", () => {
  expect(findFlow("assessment-nothing")).toBeNull();
});
