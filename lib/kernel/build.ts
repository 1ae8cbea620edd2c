import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import path from "node:path";
import { withFileLock } from "./file-lock";
import { tryGit } from "./git";
import { endOfLog, type MakeFolder, runMake } from "./make";
import { KernelError, type Repository } from "./repository";
import { findTarget, type Target } from "./target";
import { missingTools } from "./toolchain";
import { ensureWorktree } from "./worktree";

/** What to build of a commit. */
export interface BuildRequest {
  /** A full hash that the repository holds. */
  readonly hash: string;
  /** The text of a .config. */
  readonly config: string;
  /** As syzkaller names it, e.g. amd64. */
  readonly targetArch: string;
  /** `prepare`: configuration and generated headers. `full`: kernel and modules. */
  readonly mode: "prepare" | "full";
}

/** Where a build is, or why there is none. */
export type BuildResult =
  | { readonly state: "built"; readonly obj: string; readonly tree: string }
  | { readonly state: "impossible"; readonly why: string };

const MINUTE_MS = 60_000;
const TIME_LIMITS_MS = { configure: 5 * MINUTE_MS, prepare: 20 * MINUTE_MS, full: 4 * 60 * MINUTE_MS };

/**
 * Configures and builds a commit under `home`/builds, once per commit, configuration, architecture and mode. A tree
 * without a Kconfig, or a machine without a toolchain, is an answer and no error. The makefiles of the commit are run:
 * only let those choose repositories whom you would let run commands on this machine.
 *
 * @throws KernelError when the build fails (with the end of its log) or takes too long
 */
export async function ensureBuild(
  repository: Repository,
  request: BuildRequest,
  home: string,
  options: { readonly signal?: AbortSignal } = {},
): Promise<BuildResult> {
  const target = findTarget(request.targetArch);
  const why = await whyNot(repository, request.hash, target, options.signal);
  if (why !== null) return { state: "impossible", why };
  const tree = await ensureWorktree(repository, request.hash, home, options);
  const obj = path.join(home, "builds", buildKey(request));
  const finished = path.join(obj, ".assay-finished");
  if (existsSync(finished)) return { state: "built", obj, tree };
  await withFileLock(`${obj}.lock`, options.signal, async () => {
    if (existsSync(finished)) return;
    // Objects name their own folder, so it cannot be renamed when done; what a killed build left is removed instead.
    await rm(obj, { recursive: true, force: true });
    await mkdir(obj, { recursive: true });
    await build({ tree, obj, target, signal: options.signal }, request);
    await writeFile(finished, "");
  });
  return { state: "built", obj, tree };
}

async function whyNot(
  { gitDir }: Repository,
  hash: string,
  target: Target,
  signal: AbortSignal | undefined,
): Promise<string | null> {
  if ((await tryGit(["cat-file", "-e", `${hash}:Kconfig`], { gitDir, signal })) === null) {
    return "the tree has no Kconfig at its top: it is no kernel that can be configured";
  }
  const missing = await missingTools(target);
  return missing.length === 0 ? null : `this machine lacks ${missing.join(", ")}: install them on the worker`;
}

/**
 * A name for a build that is no other's: of commit, architecture, configuration and mode.
 *
 * @throws KernelError for an unknown architecture
 */
export function buildKey({ hash, config, targetArch, mode }: BuildRequest): string {
  const configHash = createHash("sha256").update(config).digest("hex").slice(0, 12);
  return `${hash}-${findTarget(targetArch).arch}-${configHash}-${mode}`;
}

async function build(folder: MakeFolder, { config, mode }: BuildRequest): Promise<void> {
  await writeFile(path.join(folder.obj, ".config"), config);
  await make(folder, "olddefconfig", TIME_LIMITS_MS.configure);
  if (mode === "prepare") await make(folder, "prepare", TIME_LIMITS_MS.prepare);
  else await make(folder, "all", TIME_LIMITS_MS.full);
}

async function make(folder: MakeFolder, goal: string, timeoutMs: number): Promise<void> {
  const result = await runMake(folder, [goal], { timeoutMs, jobs: availableParallelism() });
  if (result.code === 0) return;
  const failed = `make ${goal} for ${folder.target.arch} failed with this KernelConfig`;
  throw new KernelError(`${failed}:\n${endOfLog(result)}`);
}
