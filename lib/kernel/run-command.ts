import { spawn } from "node:child_process";
import type { Readable, Writable } from "node:stream";

/** How a command is run; times in milliseconds, sizes in bytes. */
export interface CommandOptions {
  readonly cwd?: string;
  /** Set over the inherited environment. */
  readonly set?: Readonly<Record<string, string>>;
  /** Removed from the inherited environment. */
  readonly unset?: readonly string[];
  /** Written to its standard input, which is empty otherwise. */
  readonly input?: string;
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
  /** Longest silence on both outputs together. */
  readonly idleTimeoutMs?: number;
  readonly maxOutputBytes?: number;
  /** Keep only the last `maxOutputBytes` of standard output in place of failing; for logs. */
  readonly tailOnly?: boolean;
}

export interface CommandResult {
  /** Exit code; 128 + N when signal N ended the command. */
  readonly code: number;
  readonly stdout: string;
  /** The last 64 KiB. */
  readonly stderr: string;
}

/** A command that could not be run to its end: not found, too slow, too much output. The message says which. */
export class ProgramError extends Error {
  override readonly name = "ProgramError";
}

/*
 * Children must not outlive a worker that was killed with -9. The shell leads a process group of its own and waits for
 * the command, while a watcher blocks on descriptor 3, a pipe that only our process holds open: when we vanish, the
 * watcher reads its end and kills the whole group. The text is constant; the command arrives as arguments.
 */
const GUARD = `
( read -r _ <&3; kill -KILL "-$$" ) </dev/null >/dev/null 2>&1 &
watcher=$!
"$@" 3<&-
code=$?
{ kill -KILL "$watcher"; wait "$watcher"; } 2>/dev/null
exit "$code"
`;

const STDERR_BYTES = 64 * 1024;
const DEFAULT_OUTPUT_BYTES = 16 * 1024 * 1024;
const DEFAULT_TIMEOUT_MS = 60_000;
const KILL_AFTER_MS = 2_000;
const NOT_FOUND = 127;

/**
 * Runs `file` with `args`, never through shell interpretation, in a process group that ends with this process, with the
 * signal, and at the time limit (60 s unless given). Resolves for every exit code. Rejects with {@link ProgramError}, or
 * with the signal's reason.
 */
export async function runCommand(
  file: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  options.signal?.throwIfAborted();
  const child = spawn("/bin/sh", ["-c", GUARD, "sh", "env", ...environment(options), file, ...args], {
    cwd: options.cwd,
    detached: true,
    stdio: [options.input === undefined ? "ignore" : "pipe", "pipe", "pipe", "pipe"],
  });
  const [stdin, stdout, stderr, guard] = child.stdio;
  const out = new OutputBuffer(options.maxOutputBytes ?? DEFAULT_OUTPUT_BYTES);
  const err = new OutputBuffer(STDERR_BYTES);
  // The guard fails with EPIPE or ECONNRESET when the group is killed, the input when the command ignores it.
  for (const stream of [stdin, guard]) stream?.on("error", () => {});

  return new Promise<CommandResult>((resolve, reject) => {
    let failure: unknown = null;
    const stop = (reason: unknown) => {
      if (failure !== null) return;
      failure = reason;
      killGroup(child.pid, "SIGTERM");
      killTimer = setTimeout(() => killGroup(child.pid, "SIGKILL"), KILL_AFTER_MS);
    };
    let killTimer: NodeJS.Timeout | undefined;
    const limits = startLimits(file, options, stop);
    (stdout as Readable).on("data", (chunk: Buffer) => {
      limits.heard();
      out.add(chunk);
      if (out.overflowed && !options.tailOnly) stop(new ProgramError(`${file} gave more output than is taken.`));
    });
    (stderr as Readable).on("data", (chunk: Buffer) => {
      limits.heard();
      err.add(chunk);
    });
    if (options.input !== undefined) (stdin as Writable).end(options.input);

    const settle = (finish: () => void) => {
      limits.stop();
      clearTimeout(killTimer);
      guard?.destroy();
      finish();
    };
    child.once("error", (error) => settle(() => reject(new ProgramError(`${file} did not start: ${error.message}`))));
    child.once("close", (code) =>
      settle(() => {
        if (failure !== null) reject(failure);
        else if (code === NOT_FOUND) reject(new ProgramError(`${file} was not found: install it on this machine.`));
        else resolve({ code: code ?? 1, stdout: out.text(), stderr: err.text() });
      }),
    );
  });
}

function environment({ set = {}, unset = [] }: CommandOptions): string[] {
  return [...unset.flatMap((name) => ["-u", name]), ...Object.entries(set).map(([name, value]) => `${name}=${value}`)];
}

function startLimits(file: string, options: CommandOptions, stop: (reason: unknown) => void) {
  const { signal, timeoutMs = DEFAULT_TIMEOUT_MS, idleTimeoutMs } = options;
  const abort = () => stop(signal?.reason);
  signal?.addEventListener("abort", abort, { once: true });
  const total = setTimeout(() => stop(new ProgramError(`${file} took more than ${timeoutMs} ms.`)), timeoutMs);
  const idle =
    idleTimeoutMs === undefined
      ? undefined
      : setTimeout(() => stop(new ProgramError(`${file} was silent for ${idleTimeoutMs} ms.`)), idleTimeoutMs);
  return {
    heard: () => void idle?.refresh(),
    stop: () => {
      signal?.removeEventListener("abort", abort);
      clearTimeout(total);
      clearTimeout(idle);
    },
  };
}

function killGroup(leader: number | undefined, signal: NodeJS.Signals): void {
  if (leader === undefined) return;
  try {
    process.kill(-leader, signal);
  } catch {
    // The group has ended meanwhile.
  }
}

/** Keeps the last `limit` bytes and knows whether there were more. */
class OutputBuffer {
  private chunks: Buffer[] = [];
  private size = 0;
  overflowed = false;

  constructor(private readonly limit: number) {}

  add(chunk: Buffer): void {
    this.chunks.push(chunk);
    this.size += chunk.length;
    if (this.size <= this.limit) return;
    this.overflowed = true;
    if (this.size < this.limit * 2) return;
    this.chunks = [this.tail()];
    this.size = this.limit;
  }

  text(): string {
    return this.tail().toString("utf8");
  }

  private tail(): Buffer {
    const whole = Buffer.concat(this.chunks);
    return whole.subarray(Math.max(0, whole.length - this.limit));
  }
}
