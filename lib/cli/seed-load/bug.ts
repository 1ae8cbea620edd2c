import type { JsonText } from "@/lib/contract/json-text";
import { type InventedFunction, inventFunction } from "./invented-code";
import type { Random } from "./random";
import { type BugKind, bugTitle, reportText } from "./report-text";

/** What the jobs of one bug share. */
export interface Bug {
  readonly title: string;
  readonly link: string;
  readonly report: string;
  readonly first: InventedFunction;
  readonly second: InventedFunction;
  readonly commit: string;
  readonly arch: string;
}

const SHORTEST_REPORT = 1_000;
const LONGEST_REPORT = 20_000;

/** Reports of data races, or of everything else. */
export type BugPool = "races" | "others";

/** The bug of that number, the same for every job. */
export function inventBug(random: Random, pool: BugPool, number: number): Bug {
  const own = random.fork(`${pool}/${number}`);
  const kind: BugKind = pool === "races" ? "KCSAN" : own.chance(0.6) ? "KASAN" : "WARNING";
  const first = inventFunction(own);
  const second = inventFunction(own, own.chance(0.9) ? first.subsystem : undefined);
  const title = bugTitle(kind, first, second);
  const length = Math.min(LONGEST_REPORT, Math.max(SHORTEST_REPORT, Math.round(own.logNormal(5_000, 0.7))));
  const report = reportText(own, { kind, first, second, length });
  const link = `https://bugs.example.org/bug?id=${own.hex(24)}`;
  return { title, link, report, first, second, commit: own.hex(40), arch: own.chance(0.85) ? "amd64" : "arm64" };
}

/** The inputs of a job that is about a bug. */
export function bugArgs({ title, report, commit, arch }: Bug, workflow: string): JsonText {
  return JSON.stringify({
    ...(workflow === "moderation" ? { BugTitle: title } : {}),
    CrashReport: report,
    KernelRepo: "https://git.example.org/linux.git",
    KernelCommit: commit,
    KernelConfig: "",
    TargetOS: "linux",
    TargetArch: arch,
  });
}
