import type { Report } from "@/lib/report/report";
import { failed, type ModerationCheck, passed, unknown } from "../check";

export const title: ModerationCheck = {
  name: "title",
  decisive: true,
  because:
    "Developers decide by the title whether to look closer: one about something else brings the wrong ones, or none.",
  source: "Documentation/admin-guide/reporting-issues.rst",
  section: "report are the title/subject",
  applies: ({ report, title: given }) => {
    if (given.trim() === "") return unknown("no title was given");
    if (normalise(given) === normalise(report.title)) return passed(`the title is the report's own: "${report.title}"`);
    const named = functionsNamed(given, report);
    const sameKind = report.kind === "unknown" || report.kind === "oops" || given.includes(report.kind);
    return named.length > 0 && sameKind
      ? passed(`the title "${given}" names \`${named[0]}\`, which is in the stacks`)
      : failed(`the title "${given}" is not about this report, which is "${report.title}"`);
  },
};

function functionsNamed(given: string, { stacks }: Report): string[] {
  const frames = stacks.flatMap((stack) => stack.frames);
  const functions = new Set(frames.map((frame) => frame.function.replace(/\..*$/, "")));
  return (given.match(/[A-Za-z_]\w*/g) ?? []).filter((word) => functions.has(word));
}

/** syzbot numbers titles that it gave before: `… (2)`. */
function normalise(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/\s+/g, " ")
    .replace(/ ?\(\d+\)$/, "");
}
