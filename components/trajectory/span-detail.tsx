import { Markdown } from "@/components/ui/markdown";
import { formatDuration, formatExactUtc, formatTokens } from "@/components/ui/quantities";
import { visibleLine, visibleText } from "@/components/ui/visible-text";
import { elapsedMs } from "@/lib/contract/instant";
import type { Span } from "@/lib/contract/span";
import type { LongTextName, SpanContent } from "@/lib/contract/span-content";
import { LongText } from "./long-text";
import { Part } from "./part";
import { SpanMessages } from "./span-messages";
import { SpanTools } from "./span-tools";
import { SpanValues } from "./span-values";
import { sourcesOf, type TextSource } from "./text-source";

interface SpanDetailProps {
  readonly jobId: string;
  readonly content: SpanContent;
  readonly jobEnded: boolean;
}

/** Everything that a span holds, each part where there is one. */
export function SpanDetail({ jobId, content, jobEnded }: SpanDetailProps) {
  const { span } = content;
  const { call } = span;
  const source = sourcesOf(jobId, content);
  return (
    <div className="flex flex-col gap-3">
      <SpanFacts span={span} jobEnded={jobEnded} />
      <SpanError text={span.error} source={source("error")} />
      <Prose title="Thoughts" text={span.thoughts} source={source("thoughts")} thought />
      <Prose title="Reply" text={span.reply} source={source("reply")} />
      <SpanValues title="Args" name="args" json={span.args} source={source} />
      <SpanValues title="Results" name="results" json={span.results} source={source} />
      {(["instruction", "prompt"] as const).map((name) => (
        <PlainText key={name} name={name} text={span[name]} source={source(name)} />
      ))}
      {call !== null && call.messages !== "" && <SpanMessages json={call.messages} source={source("messages")} />}
      {call !== null && call.tools !== "" && <SpanTools json={call.tools} />}
    </div>
  );
}

function SpanError({ text, source }: { text: string; source: TextSource | null }) {
  if (text === "") return null;
  return (
    <Part title="Error">
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

interface ProseProps {
  readonly title: string;
  readonly text: string;
  readonly source: TextSource | null;
  readonly thought?: boolean;
}

/** Markdown; a text that was cut is shown as it is. */
function Prose({ title, text, source, thought = false }: ProseProps) {
  if (text === "") return null;
  return (
    <Part title={title}>
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

function PlainText({ name, text, source }: { name: LongTextName; text: string; source: TextSource | null }) {
  if (text === "") return null;
  const title = name === "prompt" ? "Prompt" : "Instruction";
  return (
    <Part title={title}>
      <LongText text={text} label={title} source={source} />
    </Part>
  );
}

function SpanFacts({ span, jobEnded }: { span: Span; jobEnded: boolean }) {
  const { call } = span;
  const tokens = span.inputTokens + span.outputTokens + span.thoughtsTokens;
  const unfinished = jobEnded ? "interrupted by the end of the job" : "still runs";
  const facts = [
    ["started", formatExactUtc(span.started)],
    ["took", span.finished === null ? unfinished : formatDuration(elapsedMs(span.started, span.finished))],
    ["model", visibleLine(span.model)],
    ["tokens", tokens === 0 ? "" : tokensText(span)],
    ["calls", (call?.toolCalls ?? []).map(visibleLine).join(", ")],
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
