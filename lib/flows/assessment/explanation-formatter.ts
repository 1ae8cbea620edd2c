import { z } from "zod";
import { type Action, defineAction } from "@/lib/engine/action";

/** Headings of the page itself are levels 1 and 2. */
const TOP_HEADING = 3;

/** An action that makes an expert's final reply the Explanation: clean Markdown that also stands alone, with its verdict. */
export function explanationFormatter(verdict: z.ZodObject): Action {
  return defineAction({
    name: "explanation-formatter",
    inputs: z.object({ Reply: z.string(), ...verdict.shape }),
    outputs: z.object({ Explanation: z.string() }),
    run: async (_, { Reply, ...flags }) => ({ outputs: { Explanation: formatExplanation(String(Reply), flags) } }),
  });
}

/** `reply` as Markdown without a fence around it, headings below those of a page, and `verdict` as its last line. */
export function formatExplanation(reply: string, verdict: Readonly<Record<string, unknown>>): string {
  const body = lowerHeadings(unwrapFence(reply.replace(/\r\n?/g, "\n").trim()));
  const words = Object.entries(verdict).map(([name, value]) => `**${name}:** ${value === true ? "yes" : "no"}`);
  return `${body}\n\n${words.join(" · ")}\n`;
}

/** Models like to wrap a whole answer into a fence, which would show it as code. */
function unwrapFence(text: string): string {
  const [, , body] = /^(`{3,})(?:markdown|md)\n([\s\S]*)\n\1$/.exec(text) ?? [];
  return body === undefined ? text : body.trim();
}

/** Lowers all headings by as many levels as the highest of them needs; lines in code stay as they are. */
function lowerHeadings(markdown: string): string {
  const lines = markdown.split("\n");
  const headings = headingLines(lines);
  const highest = Math.min(...headings.values());
  const shift = Math.max(0, TOP_HEADING - highest);
  return lines
    .map((line, index) => {
      const level = headings.get(index);
      return level === undefined ? line : `${"#".repeat(Math.min(level + shift, 6))}${line.slice(level)}`;
    })
    .join("\n");
}

/** Levels of the headings outside of fenced code, by the index of their line. */
function headingLines(lines: readonly string[]): ReadonlyMap<number, number> {
  const headings = new Map<number, number>();
  let fence = "";
  for (const [index, line] of lines.entries()) {
    const [, ticks = ""] = /^ {0,3}(`{3,}|~{3,})/.exec(line) ?? [];
    if (fence === "") fence = ticks;
    else if (ticks.startsWith(fence) && line.trim() === ticks) fence = "";
    const [, hashes] = fence === "" ? (/^(#{1,6})\s/.exec(line) ?? []) : [];
    if (hashes !== undefined) headings.set(index, hashes.length);
  }
  return headings;
}
