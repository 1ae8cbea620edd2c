import { numberedSource, type SourceText } from "./c/source-text";
import type { Answer, Lookup } from "./investigation";

/** A use of a function elsewhere. */
export interface FoundUse {
  readonly path: string;
  readonly line: number;
  /** Function that it stands in; empty at file level. */
  readonly inFunction: string;
  /** `call`, or `address` where the function is handed over. */
  readonly use: string;
  /** The lines around it; null when none were given. */
  readonly snippet: SourceText | null;
}

const SNIPPET_LINES = 5;

/** Asks for the uses of `name`, those near `contextFile` first. */
export function usesLookup(name: string, contextFile: string, limit: number): Lookup {
  return {
    tool: "codesearch-find-references",
    args: { Name: name, SourceFile: contextFile, SnippetLines: SNIPPET_LINES, Limit: limit },
  };
}

export function readUses(answer: Answer | undefined): FoundUse[] {
  const references: unknown[] = answer && Array.isArray(answer.References) ? answer.References : [];
  return references.flatMap((reference) => {
    if (typeof reference !== "object" || reference === null) return [];
    const fields = new Map<string, unknown>(Object.entries(reference));
    const [, path = "", line = ""] = /^(.+):(\d+)$/.exec(text(fields.get("Place"))) ?? [];
    if (path === "") return [];
    return [
      {
        path,
        line: Number(line),
        inFunction: /^function (\w+)$/.exec(text(fields.get("In")))?.[1] ?? "",
        use: text(fields.get("Use")),
        snippet: numberedSource(path, text(fields.get("Snippet"))),
      },
    ];
  });
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
