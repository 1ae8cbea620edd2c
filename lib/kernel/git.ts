import { KernelError } from "./repository";
import { type CommandOptions, type CommandResult, ProgramError, runCommand } from "./run-command";

/** A git command that ended with an error; where no caller expects it, the repository is damaged or incomplete. */
export class GitError extends KernelError {
  constructor(
    readonly args: readonly string[],
    readonly code: number,
    /** The end of what git wrote to standard error. */
    readonly stderr: string,
  ) {
    super(`git ${args[0] ?? ""} failed with code ${code}: ${lastMessage(stderr)}`);
  }
}

export interface GitOptions
  extends Pick<CommandOptions, "input" | "signal" | "timeoutMs" | "idleTimeoutMs" | "maxOutputBytes"> {
  /** The repository, named so that git neither looks for one nor asks who owns it. */
  readonly gitDir?: string;
  readonly workTree?: string;
}

/** What `git rev-parse --local-env-vars` lists: set by a hook or a shell, they would turn us to another repository. */
const REPOSITORY_VARIABLES = [
  "GIT_ALTERNATE_OBJECT_DIRECTORIES",
  "GIT_COMMON_DIR",
  "GIT_CONFIG",
  "GIT_CONFIG_COUNT",
  "GIT_CONFIG_PARAMETERS",
  "GIT_DIR",
  "GIT_GRAFT_FILE",
  "GIT_IMPLICIT_WORK_TREE",
  "GIT_INDEX_FILE",
  "GIT_INTERNAL_SUPER_PREFIX",
  "GIT_NAMESPACE",
  "GIT_OBJECT_DIRECTORY",
  "GIT_PREFIX",
  "GIT_REPLACE_REF_BASE",
  "GIT_SHALLOW_FILE",
  "GIT_WORK_TREE",
];

const ENVIRONMENT = {
  LC_ALL: "C",
  // Nobody is there to answer: an empty GIT_ASKPASS keeps git from the programs that configuration may name.
  GIT_TERMINAL_PROMPT: "0",
  GIT_ASKPASS: "",
  SSH_ASKPASS_REQUIRE: "never",
  GIT_OPTIONAL_LOCKS: "0",
  // A hash means what was committed, not what a replace ref makes of it.
  GIT_NO_REPLACE_OBJECTS: "1",
  // A partial clone would fetch what it lacks by the commands of its own configuration, and write into itself.
  GIT_NO_LAZY_FETCH: "1",
};

/*
 * The person's own configuration (proxies, certificates, credential helpers) stays in force. That of a repository that is
 * read in place may be anybody's: nothing that it names is run.
 */
const CONFIGURATION = [
  "core.fsmonitor=false",
  "core.hooksPath=/dev/null",
  "log.showSignature=false",
  "gc.auto=0",
  "maintenance.auto=false",
  // One pack, which is there or not; never half of its objects.
  "fetch.unpackLimit=1",
  "protocol.allow=never",
  "protocol.https.allow=always",
  "protocol.http.allow=always",
  "protocol.git.allow=always",
  "protocol.ssh.allow=always",
  // Dead lines only: a server that prepares a large pack sends a few bytes now and then.
  "http.lowSpeedLimit=1",
  "http.lowSpeedTime=120",
  // Files as they are committed, written by all cores.
  "core.autocrlf=false",
  "checkout.workers=0",
].flatMap((setting) => ["-c", setting]);

/**
 * Runs git (all paths absolute) and returns its standard output. Rejects with {@link GitError} when git fails, {@link KernelError} when it is
 * not there, takes too long (60 s unless given) or says too much, and with the signal's reason.
 */
export async function runGit(args: readonly string[], options: GitOptions = {}): Promise<string> {
  const { gitDir, workTree, ...limits } = options;
  const place = [
    ...(gitDir === undefined ? [] : [`--git-dir=${gitDir}`]),
    ...(workTree === undefined ? [] : [`--work-tree=${workTree}`]),
  ];
  const result = await runPlainly([...CONFIGURATION, ...place, ...args], {
    ...limits,
    // Where we were started is another repository, or gone.
    cwd: "/",
    set: ENVIRONMENT,
    unset: REPOSITORY_VARIABLES,
  });
  if (result.code !== 0) throw new GitError(args, result.code, result.stderr);
  return result.stdout;
}

/** The same for a question that git answers with failure: null then. */
export async function tryGit(args: readonly string[], options: GitOptions = {}): Promise<string | null> {
  try {
    return await runGit(args, options);
  } catch (error) {
    if (error instanceof GitError) return null;
    throw error;
  }
}

async function runPlainly(args: readonly string[], options: CommandOptions): Promise<CommandResult> {
  try {
    return await runCommand("git", args, options);
  } catch (error) {
    throw error instanceof ProgramError ? new KernelError(error.message, { cause: error }) : error;
  }
}

/** The line of git's standard error that says what is wrong, at most 500 characters. */
export function lastMessage(stderr: string): string {
  // Progress is redrawn with carriage returns.
  const lines = stderr
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const fatal = lines.findLast((line) => /^(fatal|error|ERR)\b/.test(line)) ?? lines.at(-1) ?? "no message";
  return fatal.slice(0, 500);
}
