import { KernelError } from "./repository";
import { type CommandResult, ProgramError, runCommand } from "./run-command";
import type { Target } from "./target";

/** A build folder and what it is of. */
export interface MakeFolder {
  /** The commit's files; make only reads them. */
  readonly tree: string;
  /** The folder of the objects. */
  readonly obj: string;
  readonly target: Target;
  readonly signal: AbortSignal | undefined;
}

/** How make is run. */
export interface MakeOptions {
  readonly timeoutMs: number;
  readonly jobs: number;
  /** `NAME=value`, over what the makefiles say. */
  readonly variables?: readonly string[];
}

const LOG_BYTES = 64 * 1024;
const LOG_LINES_SHOWN = 20;
/** Set by an outer make or a person's shell, these would change what is built. */
const OUTER_VARIABLES = [
  "ARCH",
  "CROSS_COMPILE",
  "KBUILD_OUTPUT",
  "KCFLAGS",
  "LLVM",
  "MAKEFLAGS",
  "MAKELEVEL",
  "MFLAGS",
  "O",
];
const BUILD_ENVIRONMENT = {
  LC_ALL: "C",
  KBUILD_BUILD_USER: "assay",
  KBUILD_BUILD_HOST: "assay",
  KBUILD_BUILD_TIMESTAMP: "1970-01-01",
};

/**
 * Runs the goals of the tree's own makefiles. Resolves for every exit code; outputs are cut to their ends.
 *
 * @throws KernelError when make cannot be run or takes too long; the signal's reason when it is aborted
 */
export async function runMake(
  { tree, obj, target, signal }: MakeFolder,
  goals: readonly string[],
  { timeoutMs, jobs, variables = [] }: MakeOptions,
): Promise<CommandResult> {
  const place = [`O=${obj}`, `ARCH=${target.arch}`, `CROSS_COMPILE=${target.crossPrefix}`];
  try {
    return await runCommand("make", ["-C", tree, `-j${jobs}`, ...place, ...variables, ...goals], {
      signal,
      timeoutMs,
      set: BUILD_ENVIRONMENT,
      unset: OUTER_VARIABLES,
      maxOutputBytes: LOG_BYTES,
      tailOnly: true,
    });
  } catch (error) {
    if (!(error instanceof ProgramError)) throw error;
    throw new KernelError(`make ${goals.join(" ")} for ${target.arch} failed: ${error.message}`, { cause: error });
  }
}

/** Compilers complain on standard error; where that is empty, the end of the output says where it stopped. */
export function endOfLog({ stdout, stderr }: CommandResult): string {
  const log = stderr.trim() === "" ? stdout : stderr;
  return log.trimEnd().split("\n").slice(-LOG_LINES_SHOWN).join("\n");
}
