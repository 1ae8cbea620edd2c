import { JsonTree } from "@/components/ui/json-tree";
import { plural } from "@/components/ui/quantities";
import { visibleLine, visibleText } from "@/components/ui/visible-text";
import { isRecord, type JsonText, parseJsonText } from "@/lib/contract/json-text";
import { LongText } from "./long-text";
import { Part } from "./part";
import type { JsonPartProps } from "./span-messages";

/** The tools that a call of the model was offered. */
export function SpanTools({ json, source, access }: JsonPartProps) {
  if (source !== null) {
    return (
      <Part title="Tools offered" aside={access}>
        <LongText text={json} label="Tools as JSON" source={source} />
      </Part>
    );
  }
  const tools = toolsOf(json);
  if (tools.length === 0) return null;
  return (
    <Part title="Tools offered" aside={access}>
      <details>
        <summary className="text-muted">{plural(tools.length, "tool")}</summary>
        <ul className="mt-1 flex flex-col gap-1">
          {tools.map(({ name, description, inputSchema }) => (
            <li key={String(name)}>
              <details>
                <summary className="font-mono">{visibleLine(String(name))}</summary>
                <p className="max-w-prose whitespace-pre-wrap">{visibleText(String(description ?? ""))}</p>
                <JsonTree value={inputSchema} />
              </details>
            </li>
          ))}
        </ul>
      </details>
    </Part>
  );
}

function toolsOf(json: JsonText): readonly Record<string, unknown>[] {
  try {
    const value = parseJsonText(json);
    return Array.isArray(value) ? value.filter(isRecord) : [];
  } catch {
    return [];
  }
}
