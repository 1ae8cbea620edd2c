import type { ReactNode } from "react";
import { JsonTree } from "@/components/ui/json-tree";
import { Markdown } from "@/components/ui/markdown";
import { visibleLine } from "@/components/ui/visible-text";
import { isRecord, type JsonText, parseJsonText } from "@/lib/contract/json-text";
import { LongText } from "./long-text";
import { Part } from "./part";
import type { TextSource } from "./text-source";

/** A part of a call that is JSON. */
export interface JsonPartProps {
  readonly json: JsonText;
  /** Where the rest is, when the text was cut. */
  readonly source: TextSource | null;
  /** Ways to the exact text. */
  readonly access: ReactNode;
}

/** What was said in a call of the model: the messages that were new, and the answer. */
export function SpanMessages({ json, source, access }: JsonPartProps) {
  if (source !== null) {
    return (
      <Part title="Messages" aside={access}>
        <LongText text={json} label="Messages as JSON" source={source} />
      </Part>
    );
  }
  const messages = listOf(json);
  if (messages.length === 0) return null;
  return (
    <Part title="Messages" aside={access}>
      <ol className="flex flex-col gap-2">
        {numbered(messages).map(({ number, value: message }) => (
          <li key={number} className="border-line border-l-2 pl-3">
            <p className="text-muted">{roleOf(message)}</p>
            <Content content={isRecord(message) ? message.content : message} />
          </li>
        ))}
      </ol>
    </Part>
  );
}

function Content({ content }: { content: unknown }) {
  if (typeof content === "string") return <LongText text={content} label="message" source={null} />;
  if (!Array.isArray(content)) return <JsonTree value={content} depth={1} />;
  return numbered(content).map(({ number, value }) => <MessagePart key={number} part={value} />);
}

function MessagePart({ part }: { part: unknown }) {
  if (!isRecord(part)) return <JsonTree value={part} />;
  const { type, text, toolName, input, output } = part;
  if (type === "text" && typeof text === "string") return <Markdown text={text} small />;
  if (type === "reasoning" && typeof text === "string") {
    return (
      <div className="bg-thought px-2 italic">
        <Markdown text={text} small />
      </div>
    );
  }
  if (typeof toolName === "string" && (type === "tool-call" || type === "tool-result")) {
    return (
      <div>
        <span className="font-bold">{visibleLine(toolName)}</span>{" "}
        {type === "tool-call" ? "is called with" : "returned"}
        <JsonTree value={type === "tool-call" ? input : output} depth={1} />
      </div>
    );
  }
  return <JsonTree value={part} depth={1} />;
}

function listOf(json: JsonText): readonly unknown[] {
  try {
    const value = parseJsonText(json);
    return Array.isArray(value) ? value : [value];
  } catch {
    return [json];
  }
}

function roleOf(message: unknown): string {
  return isRecord(message) && typeof message.role === "string" ? message.role : "message";
}

/** Messages and their parts have no name but their place: they are only ever appended to. */
function numbered(values: readonly unknown[]): { number: number; value: unknown }[] {
  return values.map((value, index) => ({ number: index + 1, value }));
}
