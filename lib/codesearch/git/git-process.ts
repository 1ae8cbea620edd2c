import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import path from "node:path";

/**
 * Variables that would make git look elsewhere than told, print otherwise, or run something. They are taken away with
 * env(1), which replaces itself by git: the child's process id is git's own.
 */
const unsetVariables = [
  "GIT_DIR",
  "GIT_WORK_TREE",
  "GIT_COMMON_DIR",
  "GIT_INDEX_FILE",
  "GIT_OBJECT_DIRECTORY",
  "GIT_ALTERNATE_OBJECT_DIRECTORIES",
  "GIT_NAMESPACE",
  "GIT_PREFIX",
  "GIT_CEILING_DIRECTORIES",
  "GIT_CONFIG",
  "GIT_CONFIG_PARAMETERS",
  "GIT_CONFIG_COUNT",
  "GIT_CONFIG_SYSTEM",
  "GIT_ATTR_SOURCE",
  "GIT_DEFAULT_HASH",
  "GIT_DIFF_OPTS",
  "GIT_EXEC_PATH",
  "GIT_EXTERNAL_DIFF",
  "GIT_GRAFT_FILE",
  "GIT_SHALLOW_FILE",
  "GIT_REPLACE_REF_BASE",
  "GIT_LITERAL_PATHSPECS",
  "GIT_GLOB_PATHSPECS",
  "GIT_NOGLOB_PATHSPECS",
  "GIT_ICASE_PATHSPECS",
  "GIT_PAGER",
  "GIT_TRACE",
  "GIT_TRACE2",
  "GIT_TRACE2_EVENT",
  "GIT_TRACE_SETUP",
  "GIT_TRACE_PERFORMANCE",
];

const setVariables = [
  "LC_ALL=C",
  "GIT_OPTIONAL_LOCKS=0",
  "GIT_TERMINAL_PROMPT=0",
  "GIT_NO_REPLACE_OBJECTS=1",
  "GIT_NO_LAZY_FETCH=1",
  // For versions of git that do not know the line above: a fetch has no way to go, whatever the repository allows.
  "GIT_ALLOW_PROTOCOL=none",
  // What a person likes to see (colours, prefixes, dates, algorithms) is not to change an answer.
  "GIT_CONFIG_NOSYSTEM=1",
  "GIT_ATTR_NOSYSTEM=1",
  "GIT_CONFIG_GLOBAL=/dev/null",
  "GIT_FLUSH=1",
];

/*
 * The configuration of the repository may be anybody's: what could run a program or read another file is switched off here
 * or by the options of the commands that would (--no-ext-diff, --no-textconv, --no-ignore-revs-file).
 */
const configuration = [
  "core.fsmonitor=false",
  "core.hooksPath=/dev/null",
  "core.attributesFile=/dev/null",
  "core.quotePath=false",
  "log.showSignature=false",
  "diff.orderFile=/dev/null",
  "mailmap.file=",
].flatMap((setting) => ["-c", setting]);

const environmentArguments = [...unsetVariables.flatMap((name) => ["-u", name]), ...setVariables];

/** A full object name, SHA-1 or SHA-256. */
export function isObjectName(text: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}

/**
 * Starts `git --git-dir=<gitDir> <args>` without a shell, with a clean git environment, and in the top folder of
 * the machine: git takes its working directory for the work tree and would follow the attributes that it finds there.
 */
export function spawnGit(gitDir: string, args: readonly string[]): ChildProcessWithoutNullStreams {
  const git = ["git", "--no-pager", `--git-dir=${path.resolve(gitDir)}`, ...configuration];
  return spawn("env", [...environmentArguments, ...git, ...args], { stdio: "pipe", cwd: "/" });
}

/** What bounds a git command. */
export interface GitLimits {
  readonly milliseconds: number;
  /** Bytes of output after which it is stopped. */
  readonly bytes: number;
  /** Written to its standard input, which is empty otherwise. */
  readonly input?: string;
  /** Stops it when aborted. */
  readonly signal?: AbortSignal | undefined;
}

/** What a git command that was run to its end, or to a limit, left. */
export interface GitResult {
  /** Exit code, null when it was stopped. */
  readonly code: number | null;
  readonly stdout: Buffer;
  /** What it complained, trimmed. */
  readonly complaint: string;
  /** What stopped it: a limit, or the signal. */
  readonly stopped: "time" | "size" | "signal" | null;
}

const LONGEST_COMPLAINT = 2000;

/**
 * Runs a git command and collects its output. `onOutput` is told of the output so far whenever there is more, and may
 * return true to stop the command (then `stopped` is "size"). Rejects only when git cannot be started.
 */
export function runGit(
  gitDir: string,
  args: readonly string[],
  limits: GitLimits,
  onOutput: (chunk: Buffer) => boolean = () => false,
): Promise<GitResult> {
  return new Promise((resolve, reject) => {
    const child = spawnGit(gitDir, args);
    const chunks: Buffer[] = [];
    let size = 0;
    let complaint = "";
    let stopped: GitResult["stopped"] = null;
    const stop = (reason: "time" | "size" | "signal") => {
      stopped ??= reason;
      child.kill("SIGKILL");
      // "close" is not to wait for a child of git that holds the pipes.
      child.stdout.destroy();
      child.stderr.destroy();
    };
    const timer = setTimeout(() => stop("time"), limits.milliseconds);
    const onAbort = () => stop("signal");
    limits.signal?.addEventListener("abort", onAbort, { once: true });
    const settle = () => {
      clearTimeout(timer);
      limits.signal?.removeEventListener("abort", onAbort);
    };
    if (limits.signal?.aborted) stop("signal");
    child.stdin.on("error", () => undefined);
    child.stdin.end(limits.input ?? "");
    child.stdout.on("data", (chunk: Buffer) => {
      if (stopped !== null) return;
      chunks.push(chunk);
      size += chunk.length;
      if (onOutput(chunk) || size > limits.bytes) stop("size");
    });
    child.stderr.on("data", (chunk: Buffer) => {
      if (complaint.length < LONGEST_COMPLAINT) complaint += chunk.toString("utf8");
    });
    child.on("error", (error) => {
      settle();
      reject(new Error(`git cannot be started (${error.message}). Install git and see that it is on the PATH.`));
    });
    child.on("close", (code) => {
      settle();
      if (code === 127) reject(new Error("git is not installed, or not on the PATH."));
      else resolve({ code, stdout: Buffer.concat(chunks), complaint: complaint.trim(), stopped });
    });
  });
}
