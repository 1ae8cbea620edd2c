import path from "node:path";
import type { z } from "zod";
import type { CodeIndex, Definition, DefinitionSource } from "@/lib/codesearch/code-index";
import type { StepContext } from "@/lib/engine/context";
import { ensureRepository } from "@/lib/kernel/ensure-repository";
import { KernelError } from "@/lib/kernel/repository";
import { findStructLayout, type LayoutResult } from "@/lib/kernel/struct-layout/find-struct-layout";
import { findTarget } from "@/lib/kernel/target";
import { askTree, type treeState } from "./open-tree";

type TreeState = z.output<typeof treeState>;
type LayoutState = TreeState & { readonly KernelConfig: string; readonly TargetArch: string };

/** A type and where it is defined. */
export interface FoundType extends DefinitionSource {
  readonly kind: "struct" | "union" | "typedef";
}

const MOST_MATCHES = 400;

/** The definition of a type, or a hint when there is none. Of several, one that the job's architecture uses. */
export async function findType(
  context: StepContext,
  state: LayoutState,
  { keyword, name }: { readonly keyword: string; readonly name: string },
  contextFile: string,
): Promise<FoundType | { readonly hint: string }> {
  return askTree(context, state, async (tree) => {
    const questions = keyword === "" ? [name, `struct ${name}`, `union ${name}`] : [`${keyword} ${name}`];
    let hint = "";
    for (const question of questions) {
      const { best, hint: missing } = await tree.findDefinition(question, contextFile);
      if (best === null) return { hint: hint === "" ? missing : hint };
      if (hint === "")
        hint = `${best.path}:${best.nameLine} defines ${name} as a ${best.kind}: ask for a struct, union or typedef.`;
      if (!isType(best) || (keyword !== "" && best.kind !== keyword)) continue;
      const fitting = await ofArchitecture(tree, question, best, state.TargetArch);
      if (isType(fitting)) return fitting;
    }
    return { hint };
  });
}

function isType<T extends Definition>(definition: T): definition is T & { kind: FoundType["kind"] } {
  return ["struct", "union", "typedef"].includes(definition.kind);
}

/** `best`, unless it is of another architecture and there is one of the job's own. */
async function ofArchitecture(
  tree: CodeIndex,
  question: string,
  best: DefinitionSource,
  targetArch: string,
): Promise<DefinitionSource> {
  if (!best.path.startsWith("arch/")) return best;
  const own = architectureFolder(targetArch);
  if (best.path.startsWith(own)) return best;
  // Whoever asks from there gets what is nearest to there.
  const { best: nearest } = await tree.findDefinition(question, `${own}Kconfig`);
  return nearest?.path.startsWith(own) && nearest.kind === best.kind ? nearest : best;
}

/** The folder under arch/ whose files are built for `targetArch`. */
function architectureFolder(targetArch: string): string {
  const { arch } = findTarget(targetArch);
  return `arch/${arch === "x86_64" || arch === "i386" ? "x86" : arch}/`;
}

/** The layout of `type`, or why it is not known on this machine: what is missing, not permitted, or went wrong. */
export async function lookUpLayout(
  context: StepContext,
  state: LayoutState,
  type: FoundType,
): Promise<Extract<LayoutResult, { state: "known" }> | { readonly state: "unknown"; readonly why: string }> {
  const { workspace, signal } = context;
  const { KernelRepo, KernelHash, KernelConfig, TargetArch } = state;
  if (KernelConfig.trim() === "") {
    return { state: "unknown", why: "the job has no KernelConfig, and offsets depend on it." };
  }
  try {
    const repository = await ensureRepository(KernelRepo, KernelHash, workspace.home, { signal });
    const request = {
      hash: KernelHash,
      config: KernelConfig,
      targetArch: TargetArch,
      type: { kind: type.kind, name: type.name },
      file: type.path,
    };
    const findIncluders = () => askTree(context, state, (tree) => includersOf(tree, type.path, TargetArch));
    const permission = workspace.mayBuild ?? "own";
    const result = await findStructLayout(repository, request, workspace.home, { permission, findIncluders, signal });
    return result.state === "known" ? result : { state: "unknown", why: `${result.why}.` };
  } catch (error) {
    if (error instanceof KernelError) return { state: "unknown", why: error.message };
    throw error;
  }
}

/** Source files that include `header` by its name and may be built for `targetArch`, those of its own folder first. */
async function includersOf(tree: CodeIndex, header: string, targetArch: string): Promise<string[]> {
  const { dir, base } = path.posix.parse(header);
  const name = base.replace(/[^\w]/g, "[$&]");
  const expression = `^[[:space:]]*#[[:space:]]*include[[:space:]]*[<"]([^>"]*/)?${name}[>"]`;
  const architecture = architectureFolder(targetArch);
  const found = async (prefix: string) => {
    const { matches } = await tree.grep(expression, prefix, MOST_MATCHES);
    const files = [...new Set(matches.map((match) => match.path))].filter((file) => file.endsWith(".c"));
    return files.filter((file) => !file.startsWith("arch/") || file.startsWith(architecture));
  };
  const near = await found(`${dir}/`);
  return near.length > 0 ? near : found("");
}
