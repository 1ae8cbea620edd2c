import { verdictOf } from "./job";
import { jsonObject } from "./json-text";
import type { Span } from "./span";

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
  "agent-candidates": verdict,
  loop: verdict,
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
  if (typeof found.FilesTotal === "number") return `${text("State")}: ${found.FilesDone} of ${found.FilesTotal} files`;
  const texts = Object.values(found).filter((value): value is string => typeof value === "string" && value !== "");
  return firstSentence(texts[0] ?? "");
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
