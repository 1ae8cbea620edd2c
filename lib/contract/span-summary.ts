import { verdictOf } from "./job";
import { jsonObject } from "./json-text";
import type { Span } from "./span";
import { failedCandidates, voteCount, votesOf } from "./votes";

/** Longest summary in characters. */
const MAX_LENGTH = 160;
/** Longest subject of a tool call when its place follows; search expressions can be long. */
const MAX_SUBJECT_LENGTH = 80;

/**
 * One line that says what happened in a span, e.g. `smc_poll in net/smc/af_smc.c` for a look-up, the first sentence of
 * an answer, `Benign ❌, Confident ✅` for a verdict, the first line of an error. Empty when there is nothing to say yet.
 */
export function spanSummary(span: Span): string {
  if (span.error !== "") return clip(firstLine(span.error));
  return clip(summarize[span.type](span));
}

const summarize: Record<Span["type"], (span: Span) => string> = {
  flow: verdict,
  agent: (span) => verdict(span) || firstSentence(span.reply),
  action: actionResult,
  llm: modelAnswer,
  tool: toolCall,
  "agent-candidates": vote,
  loop: iterations,
  iteration: verdict,
};

function verdict(span: Span): string {
  return flags(span.results);
}

function flags(json: string): string {
  return verdictOf(json)
    .map(({ name, value }) => `${name} ${value ? "✅" : "❌"}`)
    .join(", ");
}

/** `3 of 5 say Benign ✅, 4 of 5 Confident ❌`, and what else is to be known of the vote. */
function vote({ args, results }: Span): string {
  const votes = votesOf(results);
  if (votes === null) {
    const { Candidates: count } = jsonObject(args);
    return typeof count === "number" ? `${count} candidates` : "";
  }
  const outcomes = verdictOf(results).flatMap(({ name, value }, index) => {
    const count = voteCount(votes, name, value);
    if (count === null) return [];
    const says = index === 0 ? "say " : "";
    return `${count.agreeing} of ${count.answered} ${says}${name} ${value ? "✅" : "❌"}${count.tied ? " (tied)" : ""}`;
  });
  const failed = failedCandidates(votes);
  return `${outcomes.join(", ")}${failed === 0 ? "" : `; ${failed} failed`}`;
}

/** `2 of at most 5: Good ✅`. */
function iterations(span: Span): string {
  const { Limit: limit } = jsonObject(span.args);
  const { Iterations: count } = jsonObject(span.results);
  if (typeof limit !== "number") return verdict(span);
  return typeof count === "number" ? `${count} of at most ${limit}: ${verdict(span)}` : `at most ${limit}`;
}

function modelAnswer({ thoughts, reply, call }: Span): string {
  const said = firstSentence(thoughts) || firstSentence(reply);
  if (said !== "") return said;
  return call === null || call.toolCalls.length === 0 ? "" : `calls ${call.toolCalls.join(", ")}`;
}

/** Args that name what a tool is asked about, the telling ones first. */
const SUBJECTS = ["Name", "Expression", "File", "SourceFile", "Dir"];
const PLACES = ["SourceFile", "PathPrefix"];

function toolCall({ args, results }: Span): string {
  const asked = jsonObject(args);
  const found = jsonObject(results);
  const given = flags(args);
  if (given !== "" && !SUBJECTS.some((name) => name in asked)) return given; // the tool that takes the results
  const subject = firstText(asked, SUBJECTS) || firstText(asked, Object.keys(asked));
  const place = firstText(asked, PLACES) || firstText(found, PLACES);
  const line = typeof asked.FirstLine === "number" ? `:${asked.FirstLine}` : "";
  const missing = found.Missing === true || (typeof found.Missing === "string" && found.Missing !== "");
  const where = place === "" || place === subject ? "" : ` in ${place}`;
  const what = where === "" ? subject : clip(subject, MAX_SUBJECT_LENGTH);
  return `${what}${line}${where}${missing ? ": not found" : ""}`;
}

function firstText(values: Record<string, unknown>, names: readonly string[]): string {
  const texts = names.map((name) => values[name]);
  return firstLine(texts.find((value): value is string => typeof value === "string" && value !== "") ?? "");
}

const SHORT_HASH_LENGTH = 12;

/** What the action found: a commit's short hash and subject, what was built and why not, how far an index is. */
function actionResult({ results }: Span): string {
  const found = jsonObject(results);
  const text = (name: string) => (typeof found[name] === "string" ? firstLine(found[name]) : "");
  if (text("KernelHash") !== "") return `${text("KernelHash").slice(0, SHORT_HASH_LENGTH)} ${text("Subject")}`.trim();
  if (text("Build") !== "") return text("Why") === "" ? text("Build") : `${text("Build")}: ${text("Why")}`;
  if (typeof found.FilesTotal === "number")
    return `${text("State")}: ${grouped(found.FilesDone)} of ${grouped(found.FilesTotal)} files`;
  const texts = Object.values(found).filter((value): value is string => typeof value === "string" && value !== "");
  return firstSentence(texts[0] ?? "");
}

/** `60,812` */
function grouped(count: unknown): string {
  return typeof count === "number" ? count.toLocaleString("en-US") : "?";
}

function firstLine(text: string): string {
  return text.trim().split(/\r?\n/, 1)[0]?.trim() ?? "";
}

/** Up to the first full stop that ends a sentence; headings, quotes, bold and list marks of Markdown left out. */
function firstSentence(text: string): string {
  const line = text.split(/\r?\n/).find((candidate) => /\p{L}/u.test(candidate)) ?? "";
  const plain = line
    .replace(/\*\*/g, "")
    .replace(/^[\s#>*+-]+/, "")
    .trim();
  return /^.*?[.!?](?=\s|$)/u.exec(plain)?.[0] ?? plain;
}

function clip(text: string, length = MAX_LENGTH): string {
  const characters = Array.from(text.replace(/\s+/g, " "));
  return characters.length <= length ? characters.join("") : `${characters.slice(0, length - 1).join("")}…`;
}
