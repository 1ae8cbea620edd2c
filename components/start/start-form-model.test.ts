import { expect, test } from "vitest";
import type { LiveAgent } from "@/lib/contract/job-query";
import { openingValues, workflowChoices } from "./start-form-model";

const agent: LiveAgent = {
  name: "worker-1",
  workflows: [
    { type: "assessment-kcsan", name: "assessment-kcsan" },
    { type: "assessment-kcsan", name: "assessment-kcsan-short" },
    { type: "unheard-of", name: "unheard-of" },
  ],
  models: ["rules", "openai:x"],
  defaultModel: "rules",
  modelReport: null,
  codeRevision: "",
  lastSeen: "2026-01-14T23:02:00Z",
};
const samples = [
  { workflow: "assessment-kcsan", title: "a race", args: { CrashReport: "r", KernelRepo: "assay:sample" } },
];
const sources = { agents: [agent], samples, defaultRepo: "https://example.org/linux.git" };

test("every type is offered, and the variants of live workers", () => {
  expect(workflowChoices(sources).map(({ workflow, live }) => [workflow, live])).toEqual([
    ["assessment-kcsan", true],
    ["moderation", false],
    ["assessment-security", false],
    ["assessment-kcsan-short", true],
  ]);
});

test("models are those of the workers that would take the job", () => {
  const [kcsan, moderation] = workflowChoices(sources);
  expect(kcsan).toMatchObject({ models: ["rules", "openai:x"], defaultModel: "rules" });
  expect(moderation).toMatchObject({ models: [], defaultModel: "" });
  const two = workflowChoices({
    ...sources,
    agents: [agent, { ...agent, models: ["rules"], defaultModel: "openai:x" }],
  });
  expect(two[0]).toMatchObject({ models: ["rules", "openai:x"], defaultModel: "" });
});

test("the form opens with the sample, or empty with the namespace's repository", () => {
  const [kcsan, moderation] = workflowChoices(sources);
  if (kcsan === undefined || moderation === undefined) throw new Error("no choices");
  expect(openingValues(kcsan, false)).toMatchObject({ title: "", inputs: { KernelRepo: "assay:sample" } });
  expect(openingValues(kcsan, true)).toMatchObject({ title: "", inputs: { KernelRepo: sources.defaultRepo } });
  expect(openingValues(moderation, false).inputs.KernelRepo).toBe(sources.defaultRepo);
});
