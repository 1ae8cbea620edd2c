import { expect, test } from "vitest";
import { checkArgs } from "./check-args";
import { parseJsonText } from "./json-text";
import { inputFields, MAX_ARGS_BYTES } from "./workflow";
import { kcsanContract } from "./workflows/kcsan";
import { contractOfWorkflow } from "./workflows/registry";

const valid = { CrashReport: "BUG: KCSAN", KernelRepo: "assay:sample", KernelCommit: "HEAD" };

test("the form's fields come from the contract", () => {
  const fields = inputFields(kcsanContract);
  expect(fields.map(({ name, required, kind }) => [name, required, kind])).toEqual([
    ["CrashReport", true, "lines"],
    ["KernelRepo", true, "text"],
    ["KernelCommit", true, "text"],
    ["KernelConfig", false, "lines"],
    ["TargetOS", false, "text"],
    ["TargetArch", false, "text"],
    ["Candidates", false, "text"],
  ]);
  expect(fields.every(({ label, help }) => label !== "" && help !== "")).toBe(true);
});

test("a variant fulfils the contract of its type", () => {
  expect(contractOfWorkflow("assessment-kcsan-strict")?.type).toBe("assessment-kcsan");
  expect(contractOfWorkflow("assessment-kcsanx")).toBeNull();
});

test("args are completed with defaults, and unknown ones kept", () => {
  const checked = checkArgs(kcsanContract, { ...valid, BugTitle: "extra" });
  expect(checked.ok && parseJsonText(checked.args)).toEqual({
    ...valid,
    BugTitle: "extra",
    KernelConfig: "",
    TargetOS: "linux",
    TargetArch: "amd64",
  });
});

test.each([
  [{ ...valid, CrashReport: "  " }, "CrashReport", /empty/],
  [{ ...valid, KernelCommit: "--upload-pack=x" }, "KernelCommit", /dash/],
  [{ KernelRepo: "x", KernelCommit: "y" }, "CrashReport", /missing/],
  [{ ...valid, CrashReport: "x".repeat(MAX_ARGS_BYTES) }, "", /at most 8\.0 MB/],
  ["text", "", /JSON object/],
])("bad args are refused by name (%#)", (args, name, message) => {
  const checked = checkArgs(kcsanContract, args);
  expect(checked.ok).toBe(false);
  expect(!checked.ok && checked.problems.get(name)).toMatch(message);
});

test.each(["0", "10", "2.5", "many", 3])("not so many candidates are taken: %j", (Candidates) => {
  const checked = checkArgs(kcsanContract, { ...valid, Candidates });
  expect(!checked.ok && checked.problems.get("Candidates")).toMatch(/number from 1 to 9/);
});

test.each(["", "1", "9"])("so many candidates are taken: %j", (Candidates) => {
  expect(checkArgs(kcsanContract, { ...valid, Candidates }).ok).toBe(true);
});
