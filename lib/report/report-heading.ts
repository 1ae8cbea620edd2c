import { sourceFunctionName } from "./parse-frame";
import type { ReportKind } from "./report";

/** What the first line of a report says. */
export interface ReportHeading {
  readonly kind: ReportKind;
  readonly bugClass: string;
  /** The title up to " in ". */
  readonly subject: string;
  /** The functions that the line names; empty when the stack has to tell. */
  readonly place: string;
  /** True when the title has no place at all. */
  readonly whole: boolean;
}

interface HeadingRule {
  readonly pattern: RegExp;
  readonly read: (match: RegExpExecArray) => Partial<ReportHeading> & Pick<ReportHeading, "kind" | "subject">;
}

/** The first lines of the reports that the kernel prints, most particular first. */
const RULES: readonly HeadingRule[] = [
  {
    pattern: /^BUG: KCSAN: ([\w: -]{1,60}?) in (.{1,400})/,
    read: ([, bugClass = "", place = ""]) => ({
      kind: "KCSAN",
      bugClass,
      subject: `KCSAN: ${bugClass}`,
      place: place.split(" / ").map(functionOf).join(" / "),
    }),
  },
  {
    pattern: /^BUG: KASAN: ([\w -]{1,60}?) in (\S+)/,
    read: ([, bugClass = "", place = ""]) => ({
      kind: "KASAN",
      bugClass,
      subject: `KASAN: ${bugClass}`,
      place: functionOf(place),
    }),
  },
  {
    pattern: /^BUG: (KMSAN|KFENCE): ([\w -]{1,60}?) in (\S+)/,
    read: ([, tool = "", bugClass = "", place = ""]) => ({
      kind: "oops",
      subject: `${tool}: ${bugClass}`,
      place: functionOf(place),
    }),
  },
  {
    pattern: /^WARNING: CPU: \d+ PID: \d+ at \S+:\d+(?: (\S+))?/,
    read: ([, place = ""]) => ({ kind: "WARNING", subject: "WARNING", place: functionOf(place) }),
  },
  {
    pattern: /^WARNING: \S+:\d+ at (\S+)/,
    read: ([, place = ""]) => ({ kind: "WARNING", subject: "WARNING", place: functionOf(place) }),
  },
  {
    pattern: /^(?:BUG: )?(?:unable to handle )?(?:Unable to handle )?kernel NULL pointer dereference/,
    read: () => ({ kind: "oops", subject: "BUG: unable to handle kernel NULL pointer dereference" }),
  },
  {
    pattern: /^(?:BUG: unable to handle (?:kernel paging request|page fault)|Unable to handle kernel paging request)/,
    read: () => ({ kind: "oops", subject: "BUG: unable to handle kernel paging request" }),
  },
  {
    pattern: /^(?:Oops: )*general protection fault/,
    read: () => ({ kind: "oops", subject: "general protection fault" }),
  },
  { pattern: /^(?:Oops: )*divide error/, read: () => ({ kind: "oops", subject: "divide error" }) },
  { pattern: /^kernel BUG at \S+/, read: () => ({ kind: "oops", subject: "kernel BUG" }) },
  {
    pattern: /^UBSAN: ([\w-]+) in \S+/,
    read: ([, bugClass = ""]) => ({ kind: "oops", subject: `UBSAN: ${bugClass}` }),
  },
  {
    pattern: /^INFO: task \S+ blocked for more than/,
    read: () => ({ kind: "unknown", subject: "INFO: task hung" }),
  },
  {
    pattern: /^(?:rcu: )?INFO: rcu\S* (?:self-)?detected (?:expedited )?stall/,
    read: () => ({ kind: "unknown", subject: "INFO: rcu detected stall" }),
  },
  {
    pattern: /^WARNING: (?:possible|suspicious|inconsistent|bad|held lock|lock held)\b.{0,200}/,
    read: ([line]) => ({ kind: "WARNING", subject: line, whole: true }),
  },
  { pattern: /^Oops\b/, read: () => ({ kind: "oops", subject: "Oops" }) },
];

/** Lines that are reports only when nothing surer is in the text. */
const VAGUE_RULES: readonly HeadingRule[] = [
  { pattern: /^BUG: .{1,300}/, read: ([line]) => ({ kind: "oops", subject: line, whole: true }) },
  { pattern: /^WARNING: .{1,300}/, read: ([line]) => ({ kind: "WARNING", subject: line, whole: true }) },
];

/** How all of these begin: one look spares most lines the others. */
const ANY = /^(?:BUG|WARNING|UBSAN|INFO|Oops|rcu|kernel|[Uu]nable|general|divide)\b/;

/** Reads the line with which a report begins; null for every other line. */
export function readHeading(line: string): ReportHeading | null {
  return readBy(RULES, line);
}

/** The same for lines like `BUG: scheduling while atomic`, which also programs print. */
export function readVagueHeading(line: string): ReportHeading | null {
  return readBy(VAGUE_RULES, line);
}

function readBy(rules: readonly HeadingRule[], line: string): ReportHeading | null {
  if (!ANY.test(line)) return null;
  for (const { pattern, read } of rules) {
    const match = pattern.exec(line);
    if (match !== null) return { bugClass: "", place: "", whole: false, ...read(match) };
  }
  return null;
}

/** `smc_poll+0x188/0x530 net/smc/af_smc.c:2890` → `smc_poll`. */
function functionOf(place: string): string {
  return sourceFunctionName(/^[^\s+]*/.exec(place.trim())?.[0] ?? "");
}
