import { expect, test } from "vitest";
import { jobRow } from "@/lib/testing/job-row";
import { filterMenus } from "./filter-menus";

test("menus offer what there is, each once", () => {
  const stored = {
    workflows: ["moderation", "old"],
    models: ["m"],
    promptVersions: [],
    codeRevisions: [],
    agentNames: [],
  };
  const jobs = [
    jobRow({ failure: "quota", verdict: [{ name: "Exploitable", value: true }] }),
    jobRow({ failure: "quota" }),
  ];
  const menus = filterMenus({ stored, workflows: ["assessment-kcsan", "moderation"], jobs });
  expect(menus.workflows).toEqual(["assessment-kcsan", "moderation", "old"]);
  expect(menus.flags.slice(0, 2)).toEqual(["Benign", "Confident"]);
  expect(menus.flags).toContain("Exploitable");
  expect([menus.failures, menus.models]).toEqual([["quota"], ["m"]]);
});
