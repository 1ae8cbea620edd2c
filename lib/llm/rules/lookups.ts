import { numberedSource, type SourceText, sourceText } from "./c/source-text";
import type { Answer, Lookup } from "./investigation";

/* The code tools as the expert uses them: how each is called, and how its answer is read. */

/** A definition that was found. */
export interface FoundDefinition {
  readonly kind: string;
  readonly source: SourceText;
}

export interface GrepHit {
  readonly path: string;
  readonly line: number;
  readonly text: string;
}

export interface FoundHits {
  readonly hits: readonly GrepHit[];
  readonly truncated: boolean;
}

export function definitionLookup(name: string, contextFile: string): Lookup {
  return { tool: "codesearch-definition-source", args: { Name: name, SourceFile: contextFile, IncludeLines: true } };
}

export function readFileLookup(path: string, firstLine: number, lineCount: number): Lookup {
  return { tool: "read-file", args: { File: path, FirstLine: firstLine, LineCount: lineCount } };
}

export function fileIndexLookup(path: string): Lookup {
  return { tool: "codesearch-file-index", args: { SourceFile: path } };
}

export function grepLookup(expression: string, pathPrefix: string): Lookup {
  return { tool: "grepper", args: { Expression: expression, PathPrefix: pathPrefix } };
}

/** Uses of a field (`sock::sk_err`) in a folder. */
export function referencesLookup(field: string, pathPrefix: string): Lookup {
  return { tool: "codesearch-find-references", args: { Name: field, PathPrefix: pathPrefix, Limit: 200 } };
}

/** Places of all uses, as `net/smc/af_smc.c:1234`; null when the answer does not have all of them. */
export function readReferencePlaces(answer: Answer | undefined): ReadonlySet<string> | null {
  const references = answer && Array.isArray(answer.References) ? (answer.References as unknown[]) : null;
  if (references === null || Number(answer?.Total) > references.length || references.length === 0) return null;
  return new Set(references.map((reference) => text((reference as Record<string, unknown>).Place)));
}

export function readDefinition(answer: Answer | undefined): FoundDefinition | null {
  if (!answer || answer.Missing === true) return null;
  const source = numberedSource(text(answer.SourceFile), text(answer.SourceCode));
  if (source === null) return null;
  const kind = text(answer.Kind);
  return { kind, source: kind === "macro" ? macroBody(source) : source };
}

/** A macro's replacement text as C: a directive would be masked. */
function macroBody(source: SourceText): SourceText {
  const body = source.text
    .replace(/^\s*#\s*define\s+\w+(?:\([^)]*\))?/, (head) => head.replace(/[^\n]/g, " "))
    .replace(/\\$/gm, " ");
  return sourceText(source.path, source.firstLine, body);
}

export function readFileSlice(path: string, answer: Answer | undefined): SourceText | null {
  if (!answer || answer.Missing === true) return null;
  return numberedSource(path, text(answer.Contents));
}

/** Functions of a file by the line of their name. */
export function readFunctions(answer: Answer | undefined): { name: string; line: number }[] {
  const entities = answer && Array.isArray(answer.Entities) ? (answer.Entities as unknown[]) : [];
  return entities.flatMap((entity) => {
    const { Kind, Name, Line } = entity as Record<string, unknown>;
    return Kind === "function" && typeof Line === "number" ? [{ name: text(Name), line: Line }] : [];
  });
}

export function readHits(answer: Answer | undefined): FoundHits {
  const matches = answer && Array.isArray(answer.Matches) ? (answer.Matches as unknown[]) : [];
  const hits = matches.flatMap((match) => {
    const parts = /^([^:]+):(\d+):\s?(.*)$/s.exec(text(match));
    return parts === null ? [] : [{ path: parts[1] ?? "", line: Number(parts[2]), text: (parts[3] ?? "").trim() }];
  });
  return { hits, truncated: answer?.Truncated === true };
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
