import type { DamageRule } from "../damage-rule";

export const badPage: DamageRule = {
  name: "bad-page",
  exploitable: true,
  denialOfService: true,
  settled: false,
  because: "A page whose count or flags are wrong may belong to two owners at once.",
  source: "Documentation/admin-guide/tainted-kernels.rst",
  section: "If a page-release function has found a bad page reference",
  applies: ({ report }) =>
    /^BUG: Bad (?:page|rss-counter)/.test(report.title) ? "the bookkeeping of a page is corrupted" : null,
};
