import { type ModerationCheck, passed, unknown } from "../check";
import { nameOf } from "../stack-code";

export const lines: ModerationCheck = {
  name: "lines",
  decisive: false,
  because: "File and line are those of the kernel that crashed: in the source of another one they point at other code.",
  source: "Documentation/admin-guide/reporting-issues.rst",
  section: "Decode failure messages",
  applies: ({ stacks }) => {
    if (stacks.length === 0) return null;
    const judged = stacks.flatMap((stack) => stack.frames).filter(({ lineFits }) => lineFits !== null);
    const wrong = judged.find(({ lineFits }) => lineFits === false);
    if (judged.length === 0) return unknown("no line of the report could be compared with the tree");
    if (wrong === undefined) return passed("the lines of the report lie in the functions that it names");
    const { frame, source } = wrong;
    const where = source === null ? "elsewhere" : `${source.path}:${source.firstLine}`;
    return unknown(
      `some lines do not fit: \`${nameOf(frame)}\` is at ${where} here, it is at ${frame.file}:${frame.line} in the report, which was taken at another commit`,
    );
  },
};
