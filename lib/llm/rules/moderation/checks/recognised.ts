import { failed, type ModerationCheck, passed } from "../check";
import { hangKind } from "../hang-kind";

export const recognised: ModerationCheck = {
  name: "recognised",
  decisive: true,
  because: "Without the message that the kernel prints when it detects a problem, nothing says what went wrong.",
  source: "Documentation/admin-guide/bug-hunting.rst",
  section: "Kernel bug reports often come with a stack dump",
  applies: ({ report }) => {
    if (hangKind(report) !== null) return null;
    return report.kind === "unknown"
      ? failed("no report of a known kind was found in the text")
      : passed(`it is a report of kind ${report.kind}: "${report.title}"`);
  },
};
