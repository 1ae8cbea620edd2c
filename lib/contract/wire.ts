/*
 * The JSON of the reference system (syzbot): spans as its agents send and store them, jobs, spans and args as its pages
 * give them. All of these are to be encoded with `toJsonText`, which keeps integers over 2^53 exact.
 */
import { type Instant, UNSET_INSTANT } from "./instant";
import { correctSign, type Job, type JobRow } from "./job";
import { isRecord, type JsonText, jsonObject, parseJsonText, toJsonText } from "./json-text";
import type { Span } from "./span";

/** A span as the agent API and span files have it: once when it starts, without `Finished`, and once when it ends. */
export interface WireSpan {
  readonly Seq: number;
  readonly Nesting: number;
  readonly Type: string;
  readonly Name: string;
  readonly Started: Instant;
  readonly [field: string]: unknown;
}

/** The span as it stands: every field that is set, and those five always. */
export function toWireSpan(span: Span): WireSpan {
  return {
    ...wireSpanStart(span),
    ...unlessEmpty({
      Model: span.model,
      Finished: span.finished ?? "",
      Error: span.error,
      Args: jsonOrEmpty(span.args),
      Results: jsonOrEmpty(span.results),
      Instruction: span.instruction,
      Prompt: span.prompt,
      Reply: span.reply,
      Thoughts: span.thoughts,
      InputTokens: span.inputTokens,
      OutputTokens: span.outputTokens,
      OutputThoughtsTokens: span.thoughtsTokens,
    }),
  };
}

/**
 * A span file: a JSON array with an entry for the start and one for the end of each span, one a line. A span that
 * contains others ends after them; an unfinished one has its start only.
 */
export function toSpanFile(spans: readonly Span[]): JsonText {
  const events: WireSpan[] = [];
  const open: Span[] = [];
  const end = (nesting: number) => {
    while ((open.at(-1)?.nesting ?? -1) >= nesting) {
      const span = open.pop();
      if (span !== undefined && span.finished !== null) events.push(toWireSpan(span));
    }
  };
  for (const span of spans.toSorted((a, b) => a.seq - b.seq)) {
    end(span.nesting);
    const { model, args, instruction, prompt } = span;
    events.push(toWireSpan({ ...unfinished(span), model, args, instruction, prompt }));
    open.push(span);
  }
  end(0);
  return `[\n${events.map(toJsonText).join(",\n")}\n]\n`;
}

/** A span as the job's page gives it: every field, `Duration` in nanoseconds (0 while running), JSON as text. */
export function toPageSpan(span: Span): Record<string, unknown> {
  return {
    Seq: span.seq,
    Nesting: span.nesting,
    Started: span.started,
    Type: span.type,
    Name: span.name,
    Duration: elapsedNanoseconds(span.started, span.finished),
    Model: span.model,
    Error: span.error,
    Args: span.args,
    Results: span.results,
    Instruction: span.instruction,
    Prompt: span.prompt,
    Reply: span.reply,
    Thoughts: span.thoughts,
    InputTokens: span.inputTokens,
    OutputTokens: span.outputTokens,
    OutputThoughtsTokens: span.thoughtsTokens,
    ...(span.type === "llm" ? { ToolCalls: span.call?.toolCalls ?? [] } : {}),
  };
}

/** A job as pages give it. `link` is the URL of its page. A row of a list has its booleans and the start of its error only. */
export function toWireJob(job: JobRow | Job, link: string): Record<string, unknown> {
  const { sign, title } = correctSign(job);
  return {
    ID: job.id,
    Link: link,
    Workflow: job.workflow,
    Description: job.description,
    DescriptionLink: job.link,
    ExternalBugID: "",
    AgentName: job.agentName,
    Created: job.created,
    Started: job.started ?? UNSET_INSTANT,
    Finished: job.finished ?? UNSET_INSTANT,
    CodeRevision: job.codeRevision,
    CodeRevisionLink: "",
    Error: "error" in job ? job.error : job.errorSummary,
    ErrorSummary: job.errorSummary,
    Correct: sign,
    CorrectTitle: title,
    ...(job.claims === null ? {} : { Claims: job.claims.total, UnsupportedClaims: job.claims.unsupported }),
    Results: wireResults(job),
  };
}

/** One arg of a job's page. */
export interface PageArg {
  readonly Key: string;
  /** Strings as they are, other values as JSON. */
  readonly Value: string;
  /** Whether the page folds it. */
  readonly Large: boolean;
}

const LARGE_ARG = 200;

/** The args of a job's page, in their own order. */
export function pageArgs(args: JsonText): PageArg[] {
  return Object.entries(jsonObject(args)).map(([Key, value]) => {
    const Value = typeof value === "string" ? value : toJsonText(value);
    return { Key, Value, Large: Value.length > LARGE_ARG || Value.includes("\n") };
  });
}

/** What it takes to run a job elsewhere: `{ID, Workflow, Args}`. */
export function toJobExport(id: string, workflow: string, args: JsonText): Record<string, unknown> {
  return { ID: id, Workflow: workflow, Args: jsonObject(args) };
}

/** A job to start, as a person wrote it into a file. */
export interface JobInput {
  /** Null when only args were given. */
  readonly workflow: string | null;
  /** All of them, unknown ones too. */
  readonly args: Record<string, unknown>;
}

/** Text that is no input of a job; the message says what is wrong with it. */
export class JobInputError extends Error {
  override readonly name = "JobInputError";
}

/** Reads an object of args, or the export of a job `{ID?, Workflow, Args}`. Throws {@link JobInputError}. */
export function readJobInput(text: string): JobInput {
  const input = parseInput(text.replace(/^\uFEFF/, ""));
  if (!isRecord(input))
    throw new JobInputError('The input is not a JSON object: give the args, e.g. {"CrashReport": …}.');
  const isExport = isRecord(input.Args) && Object.keys(input).every((key) => exportKeys.has(key));
  if (!isExport) return { workflow: null, args: input };
  const { Workflow: workflow = null, Args: args } = input;
  if (workflow !== null && typeof workflow !== "string") throw new JobInputError("Workflow is not a string.");
  return { workflow, args: args as Record<string, unknown> };
}

const exportKeys: ReadonlySet<string> = new Set(["ID", "Workflow", "Args"]);

function parseInput(text: string): unknown {
  try {
    return parseJsonText(text);
  } catch (error) {
    throw new JobInputError(`The input is not JSON: ${error instanceof Error ? error.message : error}`);
  }
}

function wireSpanStart({ seq, nesting, type, name, started }: Span): WireSpan {
  return { Seq: seq, Nesting: nesting, Type: type, Name: name, Started: started };
}

/** `span` without anything that only its end brings. */
function unfinished(span: Span): Span {
  const empty = { error: "", results: "", reply: "", thoughts: "", inputTokens: 0, outputTokens: 0, thoughtsTokens: 0 };
  return { ...span, ...empty, finished: null, call: null };
}

function unlessEmpty(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== "" && value !== 0));
}

function jsonOrEmpty(text: JsonText): unknown {
  return text === "" ? "" : parseJsonText(text);
}

/** Booleans first, then by name. */
function wireResults(job: JobRow | Job): { Name: string; IsBool: boolean; Value: unknown }[] {
  const values: [string, unknown][] =
    "results" in job ? Object.entries(jsonObject(job.results)) : job.verdict.map(({ name, value }) => [name, value]);
  return values
    .map(([Name, Value]) => ({ Name, IsBool: typeof Value === "boolean", Value }))
    .sort((a, b) => Number(b.IsBool) - Number(a.IsBool) || (a.Name < b.Name ? -1 : 1));
}

const NANOSECONDS_PER_MILLISECOND = 1_000_000n;

function elapsedNanoseconds(started: Instant, finished: Instant | null): bigint {
  return finished === null ? 0n : nanoseconds(finished) - nanoseconds(started);
}

/** Nanoseconds since 1970, with every digit that the text has. */
function nanoseconds(instant: Instant): bigint {
  const fraction = /\.(\d+)/.exec(instant)?.[1] ?? "";
  const wholeSeconds = Date.parse(instant.replace(/\.\d+/, ""));
  return BigInt(wholeSeconds) * NANOSECONDS_PER_MILLISECOND + BigInt(fraction.padEnd(9, "0").slice(0, 9));
}
