import { Markdown } from "@/components/ui/markdown";
import { formatDuration, formatExactUtc, formatTokens } from "@/components/ui/quantities";
import { visibleLine, visibleText } from "@/components/ui/visible-text";
import { elapsedMs } from "@/lib/contract/instant";
import type { Span, SpanRow } from "@/lib/contract/span";
import { LongText } from "./long-text";
import { Part } from "./part";
import { SpanMessages } from "./span-messages";
import { SpanTools } from "./span-tools";
import { SpanValues } from "./span-values";

/** Everything that a span holds, each part where there is one. */
export function SpanDetail({ span, row, jobEnded }: { span: Span; row: SpanRow; jobEnded: boolean }) {
  const { call } = span;
  return (
    <div className="flex flex-col gap-3">
      <SpanFacts span={span} toolCalls={row.toolCalls} jobEnded={jobEnded} />
      {span.error !== "" && (
        <Part title="Error">
          <pre className="bg-failed-panel text-failed rounded-sm p-2 font-mono whitespace-pre-wrap [overflow-wrap:anywhere]">
            {visibleText(span.error)}
          </pre>
        </Part>
      )}
      {span.thoughts !== "" && (
        <Part title="Thoughts">
          <div className="bg-thought border-line border-l-2 px-3 py-2 italic">
            <Markdown text={span.thoughts} small />
          </div>
        </Part>
      )}
      {span.reply !== "" && (
        <Part title="Reply">
          <Markdown text={span.reply} small />
        </Part>
      )}
      <SpanValues title="Args" json={span.args} />
      <SpanValues title="Results" json={span.results} />
      {span.instruction !== "" && (
        <Part title="Instruction">
          <LongText text={span.instruction} label="Instruction" />
        </Part>
      )}
      {span.prompt !== "" && (
        <Part title="Prompt">
          <LongText text={span.prompt} label="Prompt" />
        </Part>
      )}
      {call !== null && call.messages !== "" && <SpanMessages json={call.messages} />}
      {call !== null && call.tools !== "" && <SpanTools json={call.tools} />}
    </div>
  );
}

interface SpanFactsProps {
  readonly span: Span;
  readonly toolCalls: readonly string[];
  readonly jobEnded: boolean;
}

function SpanFacts({ span, toolCalls, jobEnded }: SpanFactsProps) {
  const { call } = span;
  const tokens = span.inputTokens + span.outputTokens + span.thoughtsTokens;
  const unfinished = jobEnded ? "interrupted by the end of the job" : "still runs";
  const facts = [
    ["started", formatExactUtc(span.started)],
    ["took", span.finished === null ? unfinished : formatDuration(elapsedMs(span.started, span.finished))],
    ["model", visibleLine(span.model)],
    ["tokens", tokens === 0 ? "" : tokensText(span)],
    ["calls", toolCalls.map(visibleLine).join(", ")],
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

function tokensText({ inputTokens, outputTokens, thoughtsTokens, call }: Span): string {
  return [
    `${formatTokens(inputTokens)} in`,
    call !== null && call.cachedTokens > 0 ? `(${formatTokens(call.cachedTokens)} from the cache)` : "",
    `${formatTokens(outputTokens)} out`,
    thoughtsTokens > 0 ? `${formatTokens(thoughtsTokens)} thoughts` : "",
  ]
    .filter(Boolean)
    .join(" ");
}
