import { verdictOf } from "./job";
import { jsonObject } from "./json-text";
import type { Span } from "./span";

/** Longest summary in characters. */
const MAX_LENGTH = 160;

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
  return `${subject}${line}${where}${missing ? ": not found" : ""}`;
}

function firstText(values: Record<string, unknown>, names: readonly string[]): string {
  const texts = names.map((name) => values[name]);
  return firstLine(texts.find((value): value is string => typeof value === "string" && value !== "") ?? "");
}

const GIT_HASH = /^[0-9a-f]{40}$/;
const SHORT_HASH_LENGTH = 12;

/** What the action found, e.g. a commit's short hash and subject. */
function actionResult({ results }: Span): string {
  return Object.values(jsonObject(results))
    .filter((value): value is string => typeof value === "string" && value !== "")
    .map((value) => (GIT_HASH.test(value) ? value.slice(0, SHORT_HASH_LENGTH) : firstLine(value)))
    .slice(0, 2)
    .join(" ");
}

function firstLine(text: string): string {
  return text.trim().split(/\r?\n/, 1)[0]?.trim() ?? "";
}

/** Up to the first full stop that ends a sentence; headings, quotes and list marks of Markdown left out. */
function firstSentence(text: string): string {
  const line = text.split(/\r?\n/).find((candidate) => /\p{L}/u.test(candidate)) ?? "";
  const plain = line.replace(/^[\s#>*+-]+/, "").trim();
  return /^.*?[.!?](?=\s|$)/u.exec(plain)?.[0] ?? plain;
}

function clip(text: string): string {
  const characters = Array.from(text.replace(/\s+/g, " "));
  return characters.length <= MAX_LENGTH ? characters.join("") : `${characters.slice(0, MAX_LENGTH - 1).join("")}…`;
}
