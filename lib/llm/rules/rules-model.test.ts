import type { LanguageModelV4CallOptions } from "@ai-sdk/provider";
import { expect, test } from "vitest";
import { fence } from "@/lib/contract/prompt-fence";
import { lineOf, talk, type VirtualTree } from "@/lib/testing/virtual-tree";
import { createRulesModel } from "./rules-model";

const tree: VirtualTree = {
  "net/x.c": "static int flag;\n\nvoid x_set(void)\n{\n\tflag = 1;\n}\n\nint x_get(void)\n{\n\treturn flag;\n}\n",
};

const report = `BUG: KCSAN: data-race in x_get / x_set

write to 0xffffffff81000000 of 4 bytes by task 1 on cpu 0:
 x_set+0x1/0x2 net/x.c:${lineOf(tree, "net/x.c", "flag = 1")}

read to 0xffffffff81000000 of 4 bytes by task 2 on cpu 1:
 x_get+0x1/0x2 net/x.c:${lineOf(tree, "net/x.c", "return flag")}

value changed: 0x00000000 -> 0x00000001
`;

function firstCall(properties: Record<string, object>, tools: readonly string[]): LanguageModelV4CallOptions {
  return {
    prompt: [{ role: "user", content: [{ type: "text", text: fence("CrashReport", report) }] }],
    tools: [
      ...tools.map((name) => ({ type: "function" as const, name, inputSchema: { type: "object" as const } })),
      { type: "function", name: "set-results", inputSchema: { type: "object", properties } },
    ],
  };
}

test("it thinks, looks up both functions at once, sets the results once and then replies", async () => {
  const talked = await talk(createRulesModel(), tree, { CrashReport: report }, ["Benign", "Confident"]);
  expect(talked.calls.slice(0, 2)).toEqual([
    "codesearch-definition-source x_set",
    "codesearch-definition-source x_get",
  ]);
  expect(talked.calls.filter((call) => call === "set-results")).toHaveLength(1);
  expect(talked.calls.at(-1)).toBe("set-results");
  expect(talked.thoughts.every((text) => text !== "")).toBe(true);
  // What the caller of x_get does with the value, no tool was asked for.
  expect(talked.results).toEqual({ Benign: true, Confident: false });
  expect(talked.reply).toContain("`flag` is a variable, declared at net/x.c:1");
});

test("the same conversation gives the same answer", async () => {
  const options = firstCall({ Benign: {}, Confident: {} }, ["codesearch-definition-source", "grepper"]);
  const [first, second] = await Promise.all([
    createRulesModel().doGenerate(options),
    createRulesModel().doGenerate(options),
  ]);
  expect(first).toEqual(second);
  expect(first.finishReason.unified).toBe("tool-calls");
  expect(first.usage.inputTokens.total).toBe(0);
});

test("tools that are not offered are not called", async () => {
  const { content } = await createRulesModel().doGenerate(firstCall({ Benign: {}, Confident: {} }, []));
  const calls = content.flatMap((part) => (part.type === "tool-call" ? [part.toolName] : []));
  expect(calls).toEqual(["set-results"]);
});

test("an explanation that the schema asks for is given there as well", async () => {
  const { content } = await createRulesModel().doGenerate(
    firstCall({ Benign: {}, Confident: {}, Explanation: {} }, []),
  );
  const [call] = content.filter((part) => part.type === "tool-call");
  expect(JSON.parse(call?.input ?? "{}").Explanation).toContain("### Verdict");
});

test("a question without rules is answered as such", async () => {
  const { results, reply } = await talk(createRulesModel(), tree, { CrashReport: report }, ["Duplicate", "Confident"]);
  expect(results).toEqual({ Duplicate: false, Confident: false });
  expect(reply).toContain("has no rules for `Duplicate`");
});

test("streaming is refused in words", async () => {
  await expect(createRulesModel().doStream(firstCall({}, []))).rejects.toThrow("does not stream");
});

test("what was answered before a tool was withdrawn still counts", async () => {
  const offered = firstCall({ Benign: {}, Confident: {} }, ["codesearch-definition-source"]);
  const { content } = await createRulesModel().doGenerate(offered);
  const asked = content.flatMap((part) => (part.type === "tool-call" ? [part] : []));
  const withdrawn = firstCall({ Benign: {}, Confident: {} }, []);
  const answers = (source: (name: string) => string) => ({
    ...withdrawn,
    prompt: [
      ...withdrawn.prompt,
      {
        role: "assistant" as const,
        content: asked.map((call) => ({ ...call, input: JSON.parse(call.input) })),
      },
      {
        role: "tool" as const,
        content: asked.map(({ toolCallId, toolName, input }) => ({
          type: "tool-result" as const,
          toolCallId,
          toolName,
          output: {
            type: "json" as const,
            value: {
              Missing: false,
              Kind: "function",
              SourceFile: "net/x.c",
              SourceCode: source(JSON.parse(input).Name),
            },
          },
        })),
      },
    ],
  });
  const thoughtsOf = async (options: LanguageModelV4CallOptions) =>
    JSON.stringify(await createRulesModel().doGenerate(options));
  const read = (name: string) =>
    name === "x_set"
      ? "3: void x_set(void)\n4: {\n5: \tflag = 1;\n6: }"
      : "8: int x_get(void)\n9: {\n10: \treturn flag;\n11: }";
  expect(await thoughtsOf(answers(read))).not.toEqual(await thoughtsOf(withdrawn));
});
