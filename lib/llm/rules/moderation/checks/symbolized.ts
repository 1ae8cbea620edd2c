import { failed, type ModerationCheck, passed, unknown } from "../check";

export const symbolized: ModerationCheck = {
  name: "symbolized",
  decisive: true,
  because: "The stack, with file and line, is what leads to the code: without any, nobody can find the place.",
  source: "Documentation/admin-guide/reporting-issues.rst",
  section: "Decode failure messages",
  applies: ({ report }) => {
    const frames = report.stacks.flatMap((stack) => stack.frames);
    const withLines = frames.filter(({ file }) => file !== "");
    if (frames.length === 0) return failed("the report has no stack at all");
    return withLines.length === 0
      ? unknown(`none of the ${frames.length} frames has a file and line`)
      : passed(`${withLines.length} of ${frames.length} frames have a file and line`);
  },
};
