import type { Report } from "@/lib/report/report";
import { topFrame } from "@/lib/report/report-frames";
import { failed, type ModerationCheck, passed } from "../check";
import { isObjectReport, isWildAccess } from "../object-report";

export const callTrace: ModerationCheck = {
  name: "call-trace",
  decisive: true,
  because:
    "A stack trace identifies the line of the source where the bug happened, which is what is needed to handle it.",
  source: "Documentation/admin-guide/bug-hunting.rst",
  section: "Such stack traces provide enough information",
  applies: ({ report }) => {
    if (!isOfOneStack(report)) return null;
    const top = report.stacks.map(topFrame).find((frame) => frame !== null);
    if (top === undefined) return failed("there is no call trace, so nothing says where it happened");
    const place = top.file === "" ? "" : `, ${top.file}:${top.line} in the report`;
    return passed(`the first function of the kernel proper is \`${top.function}\`${place}`);
  },
};

/** Reports whose whole evidence is where they happened. */
function isOfOneStack(report: Report): boolean {
  if (report.kind === "KASAN") return !isObjectReport(report) && !isWildAccess(report);
  return report.kind === "WARNING" || report.kind === "oops";
}
