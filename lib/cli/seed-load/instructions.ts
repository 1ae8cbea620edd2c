import { textVersion } from "@/lib/db/texts";
import { PROMPTS_PER_WORKFLOW, WORKFLOWS } from "./distribution";
import { prose } from "./invented-code";
import type { Random } from "./random";

/** An instruction of an expert, and what jobs call it. */
export interface PromptVersion {
  readonly version: string;
  readonly instruction: string;
}

/** The instructions of each workflow, in the order in which they were used. */
export function promptVersions(random: Random): ReadonlyMap<string, readonly PromptVersion[]> {
  return new Map(
    WORKFLOWS.map(({ value: { name } }) => {
      const own = random.fork(`instructions/${name}`);
      return [name, Array.from({ length: PROMPTS_PER_WORKFLOW }, (_, number) => inventInstruction(own, name, number))];
    }),
  );
}

function inventInstruction(random: Random, workflow: string, number: number): PromptVersion {
  const rules = Array.from({ length: 12 }, () => `- ${prose(random, 240)}`);
  const instruction = `# ${workflow}, version ${number + 1}\n\nYou decide about one kernel report.\n\n${rules.join("\n")}\n`;
  return { version: textVersion(instruction), instruction };
}

/** The tools that experts are offered. */
export const OFFERED_TOOLS = JSON.stringify(
  ["codesearch-definition-source", "read-file", "grepper", "codesearch-file-index", "codesearch-dir-index"].map(
    (name) => ({ name, description: `What ${name} is for.`, inputSchema: { type: "object", properties: {} } }),
  ),
);
