import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import path from "node:path";
import { withFileLock } from "./file-lock";
import { tryGit } from "./git";
import { KernelError, type Repository } from "./repository";
import { ProgramError, runCommand } from "./run-command";
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
const LOG_BYTES = 64 * 1024;
const LOG_LINES_SHOWN = 20;
/** Set by an outer make or a person's shell, these would change what is built. */
const OUTER_VARIABLES = ["ARCH", "CROSS_COMPILE", "KBUILD_OUTPUT", "LLVM", "MAKEFLAGS", "MAKELEVEL", "MFLAGS", "O"];
const BUILD_ENVIRONMENT = {
  LC_ALL: "C",
  KBUILD_BUILD_USER: "assay",
  KBUILD_BUILD_HOST: "assay",
  KBUILD_BUILD_TIMESTAMP: "1970-01-01",
};

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
  const obj = path.join(home, "builds", buildKey(request, target));
  const finished = path.join(obj, ".assay-finished");
  if (existsSync(finished)) return { state: "built", obj, tree };
  await withFileLock(`${obj}.lock`, options.signal, async () => {
    if (existsSync(finished)) return;
    // Objects name their own folder, so it cannot be renamed when done; what a killed build left is removed instead.
    await rm(obj, { recursive: true, force: true });
    await mkdir(obj, { recursive: true });
    await build({ tree, obj, target, request, signal: options.signal });
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

function buildKey({ hash, config, mode }: BuildRequest, target: Target): string {
  const configHash = createHash("sha256").update(config).digest("hex").slice(0, 12);
  return `${hash}-${target.arch}-${configHash}-${mode}`;
}

interface Build {
  readonly tree: string;
  readonly obj: string;
  readonly target: Target;
  readonly request: BuildRequest;
  readonly signal: AbortSignal | undefined;
}

async function build(work: Build): Promise<void> {
  await writeFile(path.join(work.obj, ".config"), work.request.config);
  await make(work, ["olddefconfig"], TIME_LIMITS_MS.configure);
  if (work.request.mode === "prepare") await make(work, ["prepare"], TIME_LIMITS_MS.prepare);
  else await make(work, ["all"], TIME_LIMITS_MS.full);
}

async function make(work: Build, goals: readonly string[], timeoutMs: number): Promise<void> {
  const { tree, obj, target, signal } = work;
  const variables = [`O=${obj}`, `ARCH=${target.arch}`, `CROSS_COMPILE=${target.crossPrefix}`];
  const args = ["-C", tree, `-j${availableParallelism()}`, ...variables, ...goals];
  const failed = `make ${goals.join(" ")} for ${target.arch} failed with this KernelConfig`;
  try {
    const result = await runCommand("make", args, {
      signal,
      timeoutMs,
      set: BUILD_ENVIRONMENT,
      unset: OUTER_VARIABLES,
      maxOutputBytes: LOG_BYTES,
      tailOnly: true,
    });
    if (result.code !== 0) throw new KernelError(`${failed}:\n${endOfLog(result)}`);
  } catch (error) {
    throw error instanceof ProgramError ? new KernelError(`${failed}: ${error.message}`, { cause: error }) : error;
  }
}

/** Compilers complain on standard error; where that is empty, the end of the output says where it stopped. */
function endOfLog({ stdout, stderr }: { readonly stdout: string; readonly stderr: string }): string {
  const log = stderr.trim() === "" ? stdout : stderr;
  return log.trimEnd().split("\n").slice(-LOG_LINES_SHOWN).join("\n");
}
