import { failed, type ModerationCheck, passed, unknown } from "../check";

/** After an oops (taint D) or in a later one (`[#2]`) memory may be corrupted already. */
export const firstCrash: ModerationCheck = {
  name: "first-crash",
  decisive: true,
  because:
    "Whatever happens after an oops may only follow from it, even if both look unrelated: the first one must be looked at.",
  source: "Documentation/admin-guide/reporting-issues.rst",
  section: "Ensure a healthy environment",
  applies: ({ text }) => {
    const later = /Oops:.{0,200}?\[#(\d{1,6})\]/.exec(text)?.[1];
    if (later !== undefined && Number(later) > 1) {
      return failed(`it is crash number ${later} since the kernel started: the earlier ones may have caused it`);
    }
    const taint = /Tainted:((?:\s+[A-Z](?=\s))+)/.exec(text)?.[1]?.replace(/\s+/g, " ") ?? "";
    if (/\bD\b/.test(taint)) return failed(`the kernel was tainted D (it had crashed before): "Tainted:${taint}"`);
    if (/\bB\b/.test(taint)) {
      return unknown(`the kernel was tainted B (bad memory was reported before): "Tainted:${taint}"`);
    }
    return passed("nothing says that the kernel had crashed before");
  },
};
