/** Longest title of a job in UTF-16 units. */
export const MAX_TITLE = 1000;

interface Titled {
  readonly workflow: string;
  /** What somebody called it; empty when nobody did. */
  readonly title: string;
  /** The job's inputs by name. */
  readonly inputs: Readonly<Record<string, unknown>>;
}

/**
 * What a job is called: as somebody said, or else as its bug, or else as its report (`titleOfReport` reads that, empty for none), or
 * else as its workflow. Never empty, and cut at {@link MAX_TITLE}.
 */
export function jobTitle({ workflow, title, inputs }: Titled, titleOfReport: (report: string) => string): string {
  const candidates = [title, textOf(inputs.BugTitle), titleOfReport(textOf(inputs.CrashReport))];
  const found = candidates.map((text) => text.trim()).find((text) => text !== "");
  return (found ?? workflow).slice(0, MAX_TITLE);
}

function textOf(input: unknown): string {
  return typeof input === "string" ? input : "";
}
