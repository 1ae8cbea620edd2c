import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { CitedRule } from "@/lib/llm/rules/cited-rule";
import { raceRules } from "@/lib/llm/rules/kcsan/race-rules";
import { moderationChecks } from "@/lib/llm/rules/moderation/checks";
import { rootCauseRules } from "@/lib/llm/rules/moderation/root-causes";
import { accessRules } from "@/lib/llm/rules/security/access/access";
import { damageRules } from "@/lib/llm/rules/security/damage/damage";
import { surfaceRules } from "@/lib/llm/rules/security/surface/surfaces";

const rulesFolder = path.resolve(import.meta.dirname, "../llm/rules");

/** A folder of rules, one to a file, and the list that the expert goes by. */
export interface RuleFolder {
  /** Path from lib/llm/rules. */
  readonly folder: string;
  readonly rules: readonly CitedRule[];
}

/** Every folder that holds one rule to a file. */
export const ruleFolders: readonly RuleFolder[] = [
  { folder: "kcsan/rules", rules: raceRules },
  { folder: "moderation/checks", rules: moderationChecks },
  { folder: "moderation/root-causes", rules: rootCauseRules },
  { folder: "security/damage/rules", rules: damageRules },
  { folder: "security/access/rules", rules: accessRules },
  { folder: "security/surface/rules", rules: surfaceRules },
];

/** A file of rules: its name without extension, what it exports by name, whether a test beside it imports it. */
export interface RuleModule {
  readonly name: string;
  readonly exports: Readonly<Record<string, unknown>>;
  readonly isTested: boolean;
}

/** Every file of `folder` that is no test. */
export async function readRuleModules(folder: string): Promise<RuleModule[]> {
  const files = readdirSync(path.join(rulesFolder, folder));
  const textOf = (file: string) => readFileSync(path.join(rulesFolder, folder, file), "utf8");
  const names = files.filter((file) => !file.endsWith(".test.ts")).map((file) => file.replace(/\.ts$/, ""));
  return Promise.all(
    names.map(async (name) => ({
      name,
      exports: await import(path.join(rulesFolder, folder, `${name}.ts`)),
      isTested: files.includes(`${name}.test.ts`) && textOf(`${name}.test.ts`).includes(`from "./${name}"`),
    })),
  );
}
