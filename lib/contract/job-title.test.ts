import { expect, test } from "vitest";
import { jobTitle, MAX_TITLE } from "./job-title";
import { isWebLink } from "./web-link";

const titleOfReport = (report: string) => (report.includes("BUG") ? " KASAN: x in y " : "");
const titled = (title: string, inputs: Record<string, unknown> = {}) =>
  jobTitle({ workflow: "moderation", title, inputs }, titleOfReport);

test("a job has the title that was given, that of its bug, of its report, or its workflow's name", () => {
  const inputs = { BugTitle: "of the bug", CrashReport: "BUG" };
  expect(titled("given", inputs)).toBe("given");
  expect(titled("  ", inputs)).toBe("of the bug");
  expect(titled("", { ...inputs, BugTitle: " " })).toBe("KASAN: x in y");
  expect(titled("", { BugTitle: 7 })).toBe("moderation");
  expect(titled("", { BugTitle: "x".repeat(5000) })).toHaveLength(MAX_TITLE);
});

test("links are those of the web", () => {
  for (const link of ["https://lore.kernel.org/x", "HTTP://a", "http://a:1/?b#c"]) expect(isWebLink(link)).toBe(true);
  for (const link of ["", "javascript:alert(1)", "https://", "//a", "x https://a", `https://a/${"x".repeat(2000)}`]) {
    expect(isWebLink(link)).toBe(false);
  }
});
