import { createHash, randomUUID } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { buildKey, ensureBuild } from "@/lib/kernel/build";
import { type BuildPermission, whyNotAllowed } from "@/lib/kernel/build-permission";
import { changedOptions } from "@/lib/kernel/changed-options";
import { withFileLock } from "@/lib/kernel/file-lock";
import type { Repository } from "@/lib/kernel/repository";
import { findTarget } from "@/lib/kernel/target";
import { probeSource, type TypeName } from "./probe-source";
import { runProbe } from "./run-probe";
import { typeLayout } from "./type-layout";

/** Which type of which kernel. */
export interface LayoutRequest {
  /** A full hash that the repository holds. */
  readonly hash: string;
  /** The text of a .config. */
  readonly config: string;
  /** As syzkaller names it, e.g. amd64. */
  readonly targetArch: string;
  readonly type: TypeName;
  /** The file that defines it, from the top of the tree. */
  readonly file: string;
}

/** How a layout is looked for. */
export interface LayoutOptions {
  readonly permission: BuildPermission;
  /** Source files that include the file of the definition, nearest first; asked only when it does not compile alone. */
  readonly findIncluders: () => Promise<readonly string[]>;
  readonly signal?: AbortSignal;
}

const knownLayout = z.object({
  layout: typeLayout,
  /** Options of the configuration that this kernel and compiler did not take as they were, as `CONFIG_KMSAN`. */
  changedOptions: z.array(z.string()),
});

/** A layout, or why there is none on this machine. */
export type LayoutResult =
  | ({ readonly state: "known" } & z.output<typeof knownLayout>)
  | { readonly state: "impossible"; readonly why: string };

/** Part of the name of what is kept: another one when what is kept, or how it is found, changes. */
const FORMAT = "layouts-1";

/**
 * Where the members of a type lie for a configuration and an architecture. The kernel is configured once for all types, one
 * type at a time is compiled in it, and what was found is kept under `home` for good.
 *
 * @throws KernelError when the build fails, or the type does not compile
 */
export async function findStructLayout(
  repository: Repository,
  request: LayoutRequest,
  home: string,
  { permission, findIncluders, signal }: LayoutOptions,
): Promise<LayoutResult> {
  const { type, file } = request;
  // Refuses what is no name before anything is looked for under it.
  probeSource(type, "", file);
  const build = { ...request, mode: "prepare" as const };
  const key = buildKey(build);
  const kept = path.join(home, FORMAT, key, `${type.kind}-${type.name}-${shortHash(file)}.json`);
  const known = await readKept(kept);
  if (known !== null) return { state: "known", ...known };
  const why = await whyNotAllowed(repository, home, permission);
  if (why !== null) return { state: "impossible", why };
  const built = await ensureBuild(repository, build, home, { signal });
  if (built.state === "impossible") return built;
  const { obj, tree } = built;
  return withFileLock(`${obj}.probe.lock`, signal, async () => {
    const meanwhile = await readKept(kept);
    if (meanwhile !== null) return { state: "known", ...meanwhile };
    const target = findTarget(request.targetArch);
    const layout = await runProbe({ tree, obj, target, signal }, type, file, findIncluders);
    const used = await readFile(path.join(obj, ".config"), "utf8");
    const found = { layout, changedOptions: changedOptions(request.config, used) };
    await keep(kept, found);
    return { state: "known", ...found };
  });
}

async function readKept(file: string): Promise<z.output<typeof knownLayout> | null> {
  const text = await readFile(file, "utf8").catch(() => null);
  return text === null ? null : knownLayout.parse(JSON.parse(text));
}

/** Whole or not at all, whoever is killed meanwhile. */
async function keep(file: string, found: z.output<typeof knownLayout>): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify(found));
  await rename(draft, file);
}

function shortHash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}
