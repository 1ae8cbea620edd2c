import type { LanguageModelV4, LanguageModelV4FunctionTool, LanguageModelV4Prompt } from "@ai-sdk/provider";
import { fence } from "@/lib/contract/prompt-fence";

/** Files of a made-up kernel: path → text. */
export type VirtualTree = Readonly<Record<string, string>>;

type Args = Readonly<Record<string, unknown>>;

/** The code tools over a few files, by naive matching: enough for tidy C with closing braces in column 0. */
export function virtualTools(tree: VirtualTree): Readonly<Record<string, (args: Args) => Args>> {
  return {
    "codesearch-definition-source": ({ Name, SourceFile }) => findDefinition(tree, String(Name), String(SourceFile)),
    "codesearch-file-index": ({ SourceFile }) => ({
      Missing: false,
      Entities: functionsOf(tree[String(SourceFile)] ?? ""),
    }),
    "read-file": ({ File, FirstLine, LineCount }) => {
      const text = tree[String(File)];
      if (text === undefined) return { Missing: true, Contents: "" };
      return {
        Missing: false,
        Contents: numbered(text.split("\n"), Number(FirstLine), Number(FirstLine) + Number(LineCount) - 1),
      };
    },
    "codesearch-find-references": ({ Name }) => ({ References: usesOf(tree, String(Name)) }),
    grepper: ({ Expression, PathPrefix }) => ({
      Matches: grep(tree, String(Expression), String(PathPrefix)),
      Truncated: false,
    }),
  };
}

/** Number of the line of `path` that holds `text`; throws when there is none. */
export function lineOf(tree: VirtualTree, path: string, text: string): number {
  const index = (tree[path] ?? "").split("\n").findIndex((line) => line.includes(text));
  if (index < 0) throw new Error(`${path} has no line with "${text}"`);
  return index + 1;
}

/** What a model came to in a talk that {@link talk} held with it. */
export interface Talk {
  readonly results: Args;
  readonly reply: string;
  readonly thoughts: readonly string[];
  /** `tool Name` of every call. */
  readonly calls: readonly string[];
}

/** Holds an agent's talk with `model`: inputs in fences, the tools of `tree`, `set-results` with these properties. */
export async function talk(
  model: LanguageModelV4,
  tree: VirtualTree,
  inputs: Readonly<Record<string, string>>,
  properties: readonly string[],
): Promise<Talk> {
  const tools = virtualTools(tree);
  const text = Object.entries(inputs).map(([name, value]) => fence(name, value));
  const prompt: LanguageModelV4Prompt = [{ role: "user", content: [{ type: "text", text: text.join("\n\n") }] }];
  const offered = [...Object.keys(tools).map((name) => offer(name, [])), offer("set-results", properties)];
  const thoughts: string[] = [];
  const calls: string[] = [];
  let results: Args = {};
  for (let turn = 0; turn < 20; turn++) {
    const { content } = await model.doGenerate({ prompt, tools: offered });
    thoughts.push(...content.flatMap((part) => (part.type === "reasoning" ? [part.text] : [])));
    const called = content.flatMap((part) => (part.type === "tool-call" ? [part] : []));
    const reply = content.flatMap((part) => (part.type === "text" ? [part.text] : [])).join("");
    if (called.length === 0) return { results, reply, thoughts, calls };
    const parsed = called.map(({ toolCallId, toolName, input }) => ({
      toolCallId,
      toolName,
      input: JSON.parse(input) as Args,
    }));
    prompt.push({ role: "assistant", content: parsed.map((call) => ({ type: "tool-call", ...call })) });
    calls.push(...parsed.map(({ toolName, input }) => `${toolName} ${input.Name ?? input.SourceFile ?? ""}`.trim()));
    results = parsed.find(({ toolName }) => toolName === "set-results")?.input ?? results;
    prompt.push({
      role: "tool",
      content: parsed.map(({ toolCallId, toolName, input }) => {
        const value = JSON.stringify(tools[toolName]?.(input) ?? input);
        return { type: "tool-result", toolCallId, toolName, output: { type: "json", value: JSON.parse(value) } };
      }),
    });
  }
  throw new Error("The model did not come to an end.");
}

function offer(name: string, properties: readonly string[]): LanguageModelV4FunctionTool {
  const described = properties.map((property) => [property, { type: "boolean" as const }]);
  return { type: "function", name, inputSchema: { type: "object", properties: Object.fromEntries(described) } };
}

function findDefinition(tree: VirtualTree, name: string, contextFile: string): Args {
  const bare = name.replace(/^(struct|union|enum)\s+/, "");
  const paths = [contextFile, ...Object.keys(tree)].filter((path) => path in tree);
  for (const path of paths) {
    const lines = (tree[path] ?? "").split("\n");
    for (const [index, line] of lines.entries()) {
      const kind = kindOf(line, bare, name !== bare);
      if (kind === null) continue;
      const last = endOf(lines, index, kind);
      return { Missing: false, Kind: kind, SourceFile: path, SourceCode: numbered(lines, index + 1, last) };
    }
  }
  return { Missing: true, Kind: "", SourceFile: "", SourceCode: "" };
}

function kindOf(line: string, name: string, isTag: boolean): string | null {
  if (new RegExp(`^(struct|union|enum) ${name} \\{`).test(line)) return "struct";
  if (isTag) return null;
  if (new RegExp(`^#define ${name}\\b`).test(line)) return "macro";
  if (new RegExp(`^typedef .*\\b${name};`).test(line)) return "typedef";
  if (new RegExp(`^[a-z].*\\b${name}\\(`).test(line) && !line.endsWith(";")) return "function";
  return new RegExp(`^[a-z].*\\b${name}(\\[.*\\])?( = .*)?;`).test(line) ? "variable" : null;
}

function endOf(lines: readonly string[], first: number, kind: string): number {
  if (kind === "macro" || kind === "typedef" || kind === "variable") return first + 1;
  return lines.findIndex((line, index) => index >= first && line.startsWith("}")) + 1;
}

function functionsOf(text: string): Args[] {
  return text.split("\n").flatMap((line, index) => {
    const name = /^[a-z][\w\s*]*?\b(\w+)\(.*[^;]$/.exec(line)?.[1];
    return name === undefined ? [] : [{ Kind: "function", Name: name, Line: index + 1 }];
  });
}

function usesOf(tree: VirtualTree, name: string): Args[] {
  return Object.entries(tree).flatMap(([path, text]) => {
    const lines = text.split("\n");
    return lines.flatMap((line, index) => {
      if (!new RegExp(`\\b${name}\\b`).test(line) || kindOf(line, name, false) !== null) return [];
      const start = lines.slice(0, index + 1).findLastIndex((text) => /^[a-z].*\w\(.*[^;]$/.test(text));
      const end = lines.findIndex((text, at) => at > start && text.startsWith("}"));
      const enclosing = start >= 0 && index < end ? /(\w+)\(/.exec(lines[start] ?? "")?.[1] : undefined;
      return [
        {
          Place: `${path}:${index + 1}`,
          In: enclosing === undefined ? "" : `function ${enclosing}`,
          Use: new RegExp(`\\b${name}\\(`).test(line) ? "call" : "address",
          Snippet: numbered(lines, Math.max(index - 4, 1), index + 6),
        },
      ];
    });
  });
}

function grep(tree: VirtualTree, expression: string, prefix: string): string[] {
  const pattern = new RegExp(expression);
  return Object.entries(tree).flatMap(([path, text]) =>
    text
      .split("\n")
      .flatMap((line, index) =>
        path.startsWith(prefix) && pattern.test(line) ? [`${path}:${index + 1}: ${line}`] : [],
      ),
  );
}

function numbered(lines: readonly string[], first: number, last: number): string {
  return lines
    .slice(first - 1, last)
    .map((line, index) => `${first + index}: ${line}`)
    .join("\n");
}
