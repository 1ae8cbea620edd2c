import { createHash } from "node:crypto";
import { PROMPTS_PER_WORKFLOW, WORKFLOWS } from "./distribution";
import { prose } from "./invented-code";
import type { Random } from "./random";

/** An instruction of an expert, and what jobs call it. */
export interface PromptVersion {
  readonly version: string;
  readonly instruction: string;
}

const VERSION_LENGTH = 8;

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
  const version = createHash("sha256").update(instruction).digest("hex").slice(0, VERSION_LENGTH);
  return { version, instruction };
}

/** The tools that experts are offered. */
export const OFFERED_TOOLS = JSON.stringify(
  ["codesearch-definition-source", "read-file", "grepper", "codesearch-file-index", "codesearch-dir-index"].map(
    (name) => ({ name, description: `What ${name} is for.`, inputSchema: { type: "object", properties: {} } }),
  ),
);
