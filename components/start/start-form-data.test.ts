import { expect, test } from "vitest";
import { jsonObject } from "@/lib/contract/json-text";
import { checkStartForm, readStartForm, type StartFormValues } from "./start-form-data";

const settings = {
  models: new Set(["rules"]),
  workflows: new Set(["moderation-strict"]),
  earlierArgs: "",
  titleOfReport: () => "KCSAN: data-race in a / b",
};
const inputs = { CrashReport: "BUG: KCSAN", KernelRepo: "/src/linux", KernelCommit: "HEAD", KernelConfig: "" };
const values: StartFormValues = { workflow: "assessment-kcsan", title: "", link: "", model: "", inputs };

function problemsOf(given: Partial<StartFormValues>): Readonly<Record<string, string>> {
  const checked = checkStartForm({ ...values, ...given }, settings);
  return checked.ok ? {} : checked.problems;
}

test("a workflow is a type, or a variant that a live worker offers", () => {
  expect(problemsOf({ workflow: "assessment-kcsan-nosuch" }).workflow).toMatch(/There is no workflow/);
  expect(problemsOf({ workflow: "nonsense" }).workflow).toMatch(/choose one of assessment-kcsan/);
  expect(problemsOf({ workflow: "moderation-strict" })).not.toHaveProperty("workflow");
});

test("a problem is told with the name that the form has for the field", () => {
  const problems = problemsOf({ inputs: { ...inputs, CrashReport: " ", KernelCommit: "-x" } });
  expect(problems["input.CrashReport"]).toMatch(/^Crash report is empty: /);
  expect(problems["input.KernelCommit"]).toMatch(/^Kernel commit starts with a dash: /);
});

test("a posted form is read; line ends become what was typed", async () => {
  const form = new FormData();
  form.set("workflow", "moderation");
  form.set("title", "  a title ");
  form.set("input.CrashReport", "a\r\nb");
  form.set("input.KernelConfig", "typed");
  form.set("file.KernelConfig", new File(["CONFIG_A=y\n"], ".config"));
  form.set("file.CrashReport", new File([], ""));
  expect(await readStartForm(form)).toEqual({
    workflow: "moderation",
    title: "a title",
    link: "",
    model: "",
    inputs: { CrashReport: "a\nb", KernelConfig: "CONFIG_A=y\n" },
  });
});

test("a complete form asks for a job, titled as its report", () => {
  const checked = checkStartForm({ ...values, model: "rules", link: "https://lore.kernel.org/x" }, settings);
  if (!checked.ok) throw new Error("refused");
  expect(checked.job).toMatchObject({
    workflow: "assessment-kcsan",
    type: "assessment-kcsan",
    description: "KCSAN: data-race in a / b",
    link: "https://lore.kernel.org/x",
    model: "rules",
  });
  expect(jsonObject(checked.job.args)).toMatchObject({ ...inputs, TargetOS: "linux", TargetArch: "amd64" });
});

test("a title that was given wins, a workflow's name is the last resort", () => {
  const titleOf = (given: Partial<StartFormValues>, titleOfReport: () => string) => {
    const checked = checkStartForm({ ...values, ...given }, { ...settings, titleOfReport });
    return checked.ok ? checked.job.description : "";
  };
  expect(titleOf({ title: "mine" }, () => "theirs")).toBe("mine");
  expect(titleOf({}, () => "")).toBe("assessment-kcsan");
});

test("args that the form has no field for are kept", () => {
  const earlierArgs = '{"CrashReport":"old","Extra":12345678901234567890}';
  const checked = checkStartForm(values, { ...settings, earlierArgs });
  expect(checked.ok && checked.job.args).toContain('"Extra":12345678901234567890');
  expect(checked.ok && checked.job.args).toContain('"CrashReport":"BUG: KCSAN"');
});

test("every problem is told, at its field", () => {
  const problems = problemsOf({
    link: "javascript:alert(1)",
    model: "openai:x",
    title: "x".repeat(1001),
    inputs: { ...inputs, CrashReport: " \n", KernelCommit: "--upload-pack=x" },
  });
  expect(Object.keys(problems).sort()).toEqual(["input.CrashReport", "input.KernelCommit", "link", "model", "title"]);
});

test("an unknown workflow is named, with what there is", () => {
  expect(problemsOf({ workflow: "assess" }).workflow).toMatch(/"assess".*assessment-kcsan/);
});

test("inputs over the limit are refused by name and size", () => {
  const problems = problemsOf({ inputs: { ...inputs, CrashReport: "x".repeat(9 * 1024 * 1024) } });
  expect(problems[""]).toMatch(/9\.0 MB.*at most 8\.0 MB/);
});
