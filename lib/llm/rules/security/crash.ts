import type { Report } from "@/lib/report/report";

/** What the rules about damage look at: the report as read, and its text for lines that the reader does not keep. */
export interface Crash {
  readonly report: Report;
  readonly text: string;
}

/** A report names its kind near its first line; a longer text is a console log with other things behind. */
const MAX_TEXT = 200_000;

export function readCrash(report: Report, text: string): Crash {
  return { report, text: text.slice(0, MAX_TEXT) };
}

/** The first match of `pattern` in the text, shortened and on one line; null without one. */
export function saysText({ text }: Crash, pattern: RegExp): string | null {
  const match = pattern.exec(text);
  return match === null ? null : match[0].trim().replace(/\s+/g, " ").replace(/`/g, "'").slice(0, 160);
}
