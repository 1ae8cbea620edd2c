import { memo, type ReactNode } from "react";
import { Markdown } from "@/components/ui/markdown";
import {
  formatBytes,
  formatCost,
  formatCount,
  formatDuration,
  formatExactUtc,
  formatTokens,
} from "@/components/ui/quantities";
import { visibleLine, visibleText } from "@/components/ui/visible-text";
import { elapsedMs } from "@/lib/contract/instant";
import { type TokenCounts, verdictOf } from "@/lib/contract/job";
import { costMicros } from "@/lib/contract/model-prices";
import type { Span } from "@/lib/contract/span";
import type { LongTextName, SpanContent } from "@/lib/contract/span-content";
import { votesOf } from "@/lib/contract/votes";
import { LongText } from "./long-text";
import { Part } from "./part";
import { SpanIncidents } from "./span-incidents";
import { SpanMessages } from "./span-messages";
import { SpanTools } from "./span-tools";
import { SpanValues } from "./span-values";
import { TextAccess } from "./text-access";
import { sourcesOf, type TextSource } from "./text-source";
import { VoteTable } from "./vote-table";

interface SpanDetailProps {
  readonly jobId: string;
  readonly content: SpanContent;
  readonly jobEnded: boolean;
}

/** Everything that a span holds, each part where there is one. Drawn once for a content: Markdown and code take their time. */
export const SpanDetail = memo(function SpanDetail({ jobId, content, jobEnded }: SpanDetailProps) {
  const { span } = content;
  const { call } = span;
  const source = sourcesOf(jobId, content);
  const part = (name: LongTextName) => ({
    source: source(name),
    access: <TextAccess jobId={jobId} seq={span.seq} name={name} />,
  });
  return (
    <div className="flex flex-col gap-3">
      <SpanFacts content={content} jobEnded={jobEnded} />
      {call !== null && <SpanIncidents incidents={call.incidents} />}
      <SpanError text={span.error} {...part("error")} />
      <Prose title="Thoughts" text={span.thoughts} {...part("thoughts")} thought />
      <Prose title="Reply" text={span.reply} {...part("reply")} />
      {span.type === "agent-candidates" && (
        <VoteTable jobId={jobId} verdict={verdictOf(span.results)} votes={votesOf(span.results)} />
      )}
      <SpanValues title="Args" name="args" json={span.args} source={source} access={part("args").access} />
      <SpanValues title="Results" name="results" json={span.results} source={source} access={part("results").access} />
      <PlainText title="Instruction" text={span.instruction} {...part("instruction")} />
      <PlainText title="Prompt" text={span.prompt} {...part("prompt")} />
      {call !== null && call.messages !== "" && <SpanMessages json={call.messages} {...part("messages")} />}
      {call !== null && call.tools !== "" && <SpanTools json={call.tools} {...part("tools")} />}
    </div>
  );
});

interface TextPartProps {
  readonly text: string;
  /** Where the rest is, when the text was cut. */
  readonly source: TextSource | null;
  /** Ways to the exact text. */
  readonly access: ReactNode;
}

function SpanError({ text, source, access }: TextPartProps) {
  if (text === "") return null;
  return (
    <Part title="Error" aside={access}>
      {source === null ? (
        <pre className="bg-failed-panel text-failed rounded-sm p-2 font-mono whitespace-pre-wrap [overflow-wrap:anywhere]">
          {visibleText(text)}
        </pre>
      ) : (
        <LongText text={text} label="Error" source={source} />
      )}
    </Part>
  );
}

/** Markdown; a text that was cut is shown as it is. */
function Prose({ title, text, source, access, thought = false }: TextPartProps & { title: string; thought?: boolean }) {
  if (text === "") return null;
  return (
    <Part title={title} aside={access}>
      {source === null ? (
        <div className={thought ? "bg-thought border-line border-l-2 px-3 py-2 italic" : ""}>
          <Markdown text={text} small />
        </div>
      ) : (
        <LongText text={text} label={title} source={source} />
      )}
    </Part>
  );
}

function PlainText({ title, text, source, access }: TextPartProps & { title: string }) {
  if (text === "") return null;
  return (
    <Part title={title} aside={access}>
      <LongText text={text} label={title} source={source} />
    </Part>
  );
}

function SpanFacts({ content, jobEnded }: Omit<SpanDetailProps, "jobId">) {
  const { span, size, promptVersion, usage } = content;
  const { call } = span;
  const tokens = usage ?? tokensOf(span);
  const unfinished = jobEnded ? "interrupted by the end of the job" : "still runs";
  const facts = [
    ["started", formatExactUtc(span.started)],
    ["took", span.finished === null ? unfinished : formatDuration(elapsedMs(span.started, span.finished))],
    ["model", visibleLine(span.model)],
    ["prompt version", promptVersion],
    ["model calls", usage === null ? "" : formatCount(usage.calls)],
    ["tokens", tokens.input + tokens.output + tokens.thoughts === 0 ? "" : tokensText(tokens)],
    ["cost", costText(content)],
    ["size", formatBytes(size)],
    ["calls", callsText(call?.toolCalls ?? [])],
    ["ended because", visibleLine(call?.finishReason ?? "")],
    ["retries", call === null || call.retries === 0 ? "" : String(call.retries)],
    ["repeated", span.repeated ? "an earlier execution of the step was interrupted" : ""],
    ["step", visibleLine(span.step ?? "")],
  ].filter(([, value]) => value !== "");
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** `read-file, grepper (3)` */
function callsText(tools: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const tool of tools) counts.set(tool, (counts.get(tool) ?? 0) + 1);
  return [...counts].map(([tool, count]) => `${visibleLine(tool)}${count > 1 ? ` (${count})` : ""}`).join(", ");
}

/** Of a model call, or of those inside of a span. */
function costText({ span, usage }: SpanContent): string {
  if (usage !== null) return formatCost(usage.costMicros);
  const tokens = tokensOf(span);
  const used = span.type === "llm" && tokens.input + tokens.output + tokens.thoughts > 0;
  return used ? formatCost(costMicros(span.model, tokens)) : "";
}

function tokensOf({ inputTokens, outputTokens, thoughtsTokens, call }: Span): TokenCounts {
  return { input: inputTokens, output: outputTokens, thoughts: thoughtsTokens, cached: call?.cachedTokens ?? 0 };
}

function tokensText({ input, output, thoughts, cached }: TokenCounts): string {
  return [
    `${formatTokens(input)} in`,
    cached > 0 ? `(${formatTokens(cached)} from the cache)` : "",
    `${formatTokens(output)} out`,
    thoughts > 0 ? `${formatTokens(thoughts)} thoughts` : "",
  ]
    .filter(Boolean)
    .join(" ");
}
