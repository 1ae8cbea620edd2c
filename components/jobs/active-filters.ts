import { visibleLine } from "@/components/ui/visible-text";
import type { JobState } from "@/lib/contract/job";
import { everyJob, type JobFilter } from "@/lib/contract/job-query";

/** One thing that a list is narrowed to. */
export interface ActiveFilter {
  /** Goes on the sentence that begins with "Jobs". */
  readonly text: string;
  /** The filter without it. */
  readonly without: JobFilter;
}

const states: Record<JobState, string> = {
  pending: "that are pending",
  running: "that are running",
  finished: "that finished",
  failed: "that failed",
  aborted: "that were aborted",
};

const reviews: Record<Exclude<JobFilter["correct"], "">, string> = {
  "needs-moderation": "that need moderation",
  unset: "not reviewed",
  correct: "reviewed as correct",
  incorrect: "reviewed as incorrect",
};

/** What a filter narrows a list to, piece by piece, to be read as a sentence; the order is no part of it. */
export function activeFilters(filter: JobFilter): ActiveFilter[] {
  const none = everyJob(filter.namespace);
  const piece = <K extends keyof JobFilter>(key: K, text: (value: string) => string): ActiveFilter[] => {
    const value = filter[key];
    return value === none[key]
      ? []
      : [{ text: text(visibleLine(String(value))), without: { ...filter, [key]: none[key] } }];
  };
  return [
    ...piece("workflow", (name) => `of ${name}`),
    ...piece("state", () => (filter.state === "" ? "" : states[filter.state])),
    ...filter.flags.map(({ name, value }) => ({
      text: `with ${visibleLine(name)} ${value ? "✅ yes" : "❌ no"}`,
      without: { ...filter, flags: filter.flags.filter((flag) => flag.name !== name) },
    })),
    ...piece("correct", () => (filter.correct === "" ? "" : reviews[filter.correct])),
    ...piece("unsupported", () =>
      filter.unsupported === "any" ? "with unsupported claims" : "without unsupported claims",
    ),
    ...piece("model", (name) => `by ${name}`),
    ...piece("promptVersion", (version) => `with prompt ${version}`),
    ...piece("codeRevision", (revision) => `at revision ${revision.slice(0, 12)}`),
    ...piece("agentName", (name) => `on ${name}`),
    ...piece("failure", (why) => `that failed with “${why}”`),
    ...piece("from", (day) => `from ${day} on`),
    ...piece("to", (day) => `before ${day}`),
    ...piece("text", (words) => `about “${words}”`),
    ...piece("showAborted", () => "aborted ones too"),
  ];
}
