import type { ReactNode } from "react";
import { CodeBlock } from "@/components/ui/code-block";
import { JsonTree } from "@/components/ui/json-tree";
import { Markdown } from "@/components/ui/markdown";
import { readNumberedSource } from "@/components/ui/numbered-source";
import { visibleLine } from "@/components/ui/visible-text";
import { isRecord, type JsonText, parseJsonText } from "@/lib/contract/json-text";
import { LongText } from "./long-text";
import { Part } from "./part";
import type { FindSource, TextSource } from "./text-source";

/** Results that are prose. */
const PROSE = new Set(["Explanation", "Reply"]);

interface SpanValuesProps {
  readonly title: string;
  readonly name: "args" | "results";
  readonly json: JsonText;
  readonly source: FindSource;
  readonly access: ReactNode;
}

/** The args or results of a span: source as source, prose as prose, the rest as a tree; and the exact text. */
export function SpanValues({ title, name, json, source, access }: SpanValuesProps) {
  const whole = source(name);
  if (whole !== null) {
    return (
      <Part title={title} aside={access}>
        <LongText text={json} label={`${title} as JSON`} source={whole} />
      </Part>
    );
  }
  const value = parsed(json);
  if (json === "" || (isRecord(value) && Object.keys(value).length === 0)) return null;
  return (
    <Part title={title} aside={access}>
      {isRecord(value) ? (
        <Members values={value} source={(member) => source(name, member)} />
      ) : (
        <JsonTree value={value} />
      )}
      <details className="mt-1">
        <summary className="text-muted">as JSON</summary>
        <CodeBlock text={json} language="json" label={`${title} as JSON`} />
      </details>
    </Part>
  );
}

interface MembersProps {
  readonly values: Record<string, unknown>;
  readonly source: (member: string) => TextSource | null;
}

function Members({ values, source }: MembersProps) {
  return (
    <dl className="span-values">
      {Object.entries(values).map(([name, value]) => (
        <div key={name} data-block={isBlock(value) || undefined}>
          <dt>{visibleLine(name)}</dt>
          <dd>
            <Value name={name} value={value} source={source(name)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Value({ name, value, source }: { name: string; value: unknown; source: TextSource | null }) {
  if (typeof value === "string" && source !== null) return <LongText text={value} label={name} source={source} />;
  if (typeof value !== "string" || !value.includes("\n")) return <JsonTree value={value} depth={1} />;
  const numbered = readNumberedSource(value);
  if (numbered !== null) return <CodeBlock {...numbered} language="c" label={name} />;
  if (PROSE.has(name)) return <Markdown text={value} small />;
  return <LongText text={value} label={name} source={null} />;
}

function isBlock(value: unknown): boolean {
  return (typeof value === "string" && value.includes("\n")) || (typeof value === "object" && value !== null);
}

function parsed(json: JsonText): unknown {
  try {
    return json === "" ? {} : parseJsonText(json);
  } catch {
    return json;
  }
}
