/*
 * From the text that somebody pasted to the lines that the kernel printed: without what consoles and log daemons put in
 * front of each line, and with the line breaks that a form or a mailer took away.
 */

/** A line as the kernel printed it. */
export interface ReportLine {
  readonly text: string;
  /** The task or CPU that printed it (`T3413`, `C0`); empty when the log does not say. */
  readonly printer: string;
}

/** What may stand in front of a line, one after another, outermost first. Each pattern is bounded, so that hostile lines cost nothing. */
const PREFIXES: readonly RegExp[] = [
  /^(?:> ?){1,8}(?=\S| )/, // quoted mail
  /^\d{4}-\d\d-\d\dT[\d:.]{8,18}(?:Z|[+-]\d\d:?\d\d)? [\w.-]{1,64} kernel: ?/, // rsyslog
  /^[A-Z][a-z]{2} [ \d]?\d \d\d:\d\d:\d\d(?:\.\d{1,9})? [\w.-]{1,64} kernel: ?/, // syslog, journalctl
  /^<\d{1,3}>/, // priority
  /^\[[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]?\d \d\d:\d\d:\d\d \d{4}\] ?/, // dmesg -T
  /^\[ {0,12}\d{1,12}\.\d{6}\] ?/, // seconds since boot
];
const MAY_HAVE_PREFIX = /^[>\d<[A-Z]/;
const PRINTER = /^\[ {0,8}([TC]\d{1,9})\] ?/;

/** A time stamp in the middle of a line, with what may stand before it: a line break was there. */
const STAMP = new RegExp(
  [
    "(?:[A-Z][a-z]{2} [ \\d]?\\d \\d\\d:\\d\\d:\\d\\d [\\w.-]{1,64} kernel: )?(?:<\\d{1,3}>)?",
    "\\[(?: {0,12}\\d{1,12}\\.\\d{6}|[A-Z][a-z]{2} [A-Z][a-z]{2} [ \\d]?\\d \\d\\d:\\d\\d:\\d\\d \\d{4})\\]",
    "(?: ?\\[ {0,8}[TC]\\d{1,9}\\])? ?",
  ].join(""),
  "g",
);

const FRAME_START =
  /(?:\? |\[<[0-9a-f]{8,16}>\] )?[A-Za-z_$.][\w$.]{0,200}(?:\+0x[0-9a-f]{1,16}\/0x[0-9a-f]{1,16}(?!\S)| [\w./+-]{1,300}:\d{1,9} \[inline\])/y;

/** What begins a line of a report, besides a frame. */
const LINE_START = new RegExp(
  [
    "={20,}",
    "-{6,}\\[",
    "BUG: ",
    "(?:WARNING|UBSAN|KASAN|Oops|INFO): ",
    "(?:general protection fault|kernel BUG at |Kernel panic - )",
    "(?:read|write|read-write)(?: \\([a-z, ]{1,40}\\))? to 0x",
    "assert no (?:writes|accesses) ",
    "race at unknown origin",
    "value changed: ",
    "Reported by Kernel",
    "(?:Read|Write|Free) of (?:size|addr) ",
    "CPU: \\d",
    "Tainted: \\[",
    "(?:Hardware name|Workqueue|RIP|Code|RSP|RAX|RBP|R10|R13|FS|CS|CR2|#PF): ",
    "(?:pc|lr) : ",
    "Modules linked in:",
    "Call [Tt]race:",
    "</?(?:TASK|IRQ|NMI|EOI|SOFTIRQ)>",
    "(?:Allocated|Freed|allocated|freed) by task ",
    "(?:Last|Second to last) potentially related work",
    "The buggy address ",
    "which belongs to the cache ",
    "page: ",
    "page (?:dumped|last|_owner) ",
    "Memory state around ",
    "---\\[ end trace",
    "(?:\\|(?= )|\\+-> )",
  ].join("|"),
  "y",
);

/** After one of these words the line goes on: a frame says where something happened, `KASAN:` what kind of `BUG:` it is. */
const JOINING_WORDS = new Set(["in", "at", "at:", "to:", "from", "from:", ":", "BUG:", "Oops:", "rcu:", "syncing:"]);

/** Lines that name a frame themselves: the first frame belongs to them, and a WARNING's CPU as well. */
const NAMES_FRAME = /^(?:BUG|WARNING|UBSAN|RIP|pc|lr)\b/;

/** The lines of `text` as the kernel printed them, trimmed, without empty ones. Linear in the length of the text. */
export function* reportLines(text: string): Generator<ReportLine> {
  for (const [physical] of text.matchAll(/[^\r\n]+/g)) {
    const { text: line, printer } = MAY_HAVE_PREFIX.test(physical)
      ? withoutPrefix(physical)
      : { text: physical, printer: "" };
    for (const stamped of line.replace(STAMP, "\n").split("\n")) {
      for (const whole of unwrapped(stamped.trim())) yield { text: whole, printer };
    }
  }
}

function withoutPrefix(line: string): ReportLine {
  let rest = line;
  for (const prefix of PREFIXES) rest = rest.replace(prefix, "");
  const [prefix = "", printer = ""] = PRINTER.exec(rest) ?? [];
  return { text: rest.slice(prefix.length), printer };
}

/** Breaks a line where the kernel must have broken it; a line that is whole comes back as it is. */
function* unwrapped(line: string): Generator<string> {
  let start = 0;
  let holdsFrame = false;
  let previous = "";
  for (const { 0: word, index } of line.matchAll(/\S+/g)) {
    const isFrame = startsAt(FRAME_START, line, index);
    if (index > start && (isFrame || startsAt(LINE_START, line, index))) {
      const unit = line.slice(start, Math.min(index, start + 16));
      if (!belongsTo({ unit, previous, isFrame, holdsFrame, word })) {
        yield line.slice(start, index).trimEnd();
        start = index;
        holdsFrame = false;
      }
    }
    holdsFrame ||= isFrame;
    previous = word;
  }
  if (start < line.length) yield line.slice(start);
}

interface Joint {
  /** How the line begins. */
  readonly unit: string;
  /** The words on both sides of the possible break. */
  readonly previous: string;
  readonly word: string;
  readonly isFrame: boolean;
  /** The line has a frame already. */
  readonly holdsFrame: boolean;
}

function belongsTo({ unit, previous, word, isFrame, holdsFrame }: Joint): boolean {
  if (JOINING_WORDS.has(previous)) return true;
  if (!isFrame) return word === "CPU:" && previous === "WARNING:";
  if (previous === "?" || /^(?:\[<[0-9a-f]+>\]|\(\d+\):)$/.test(previous)) return true;
  return !holdsFrame && NAMES_FRAME.test(unit);
}

function startsAt(pattern: RegExp, text: string, index: number): boolean {
  pattern.lastIndex = index;
  return pattern.test(text);
}
