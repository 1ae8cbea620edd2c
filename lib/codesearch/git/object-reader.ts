import type { ChildProcessWithoutNullStreams } from "node:child_process";
import type { Socket } from "node:net";
import { BatchOutput } from "./batch-output";
import { spawnGit } from "./git-process";

/** An object of the repository; `contents` is null when it is larger than the reader keeps. */
export interface GitObject {
  readonly type: string;
  readonly size: number;
  readonly contents: Buffer | null;
}

interface Request {
  readonly resolve: (object: GitObject | null) => void;
  readonly reject: (error: Error) => void;
}

/** Largest object that is read, in bytes. */
export const LARGEST_OBJECT = 64 * 1024 * 1024;

const ANSWER_TIME = 30_000;
/** Time without a question after which the child is ended; the next question starts another. Milliseconds. */
const IDLE_TIME = 60_000;

/**
 * Reads single objects through one long-lived `git cat-file --batch`, which is started when needed and does not keep the
 * process alive while nothing is asked. Symbolic links inside of the tree are followed.
 */
export class ObjectReader {
  readonly #gitDir: string;
  #child: ChildProcessWithoutNullStreams | null = null;
  #requests: Request[] = [];
  /** While an answer is awaited: until it is late. Otherwise: until the child is ended. */
  #timer: NodeJS.Timeout | null = null;

  constructor(gitDir: string) {
    this.#gitDir = gitDir;
  }

  /** The object `name` (`<hash>` or `<commit>:<path>`), null when there is none. Rejects when git fails. */
  read(name: string): Promise<GitObject | null> {
    if (/[\n\r\0]/.test(name)) return Promise.resolve(null);
    return new Promise((resolve, reject) => {
      const child = this.#child ?? this.#start();
      this.#requests.push({ resolve, reject });
      if (this.#requests.length === 1) this.#hold(child);
      child.stdin.write(`${name}\n`);
    });
  }

  #start(): ChildProcessWithoutNullStreams {
    const child = spawnGit(this.#gitDir, ["cat-file", "--batch", "--follow-symlinks"]);
    this.#child = child;
    let complaint = "";
    const output = new BatchOutput(LARGEST_OBJECT, (object) => {
      const contents = object.contents === null ? null : Buffer.from(object.contents);
      this.#answer(object.type === "missing" ? null : { type: object.type, size: object.size, contents });
    });
    const fail = (error: Error) => {
      if (this.#child === child) this.#fail(error);
    };
    child.on("error", fail);
    child.stdin.on("error", () => undefined);
    child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => {
      complaint = (complaint + chunk.toString("utf8")).slice(-2000);
    });
    child.on("close", (code) => fail(new Error(`git cat-file ended (exit ${code}): ${complaint.trim()}`)));
    return child;
  }

  #answer(object: GitObject | null): void {
    this.#requests.shift()?.resolve(object);
    this.#timer?.refresh();
    if (this.#requests.length === 0 && this.#child !== null) this.#release(this.#child);
  }

  #fail(error: Error): void {
    const { pid } = this.#child ?? {};
    if (pid !== undefined) this.#child?.kill("SIGKILL");
    this.#child = null;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    for (const request of this.#requests.splice(0)) request.reject(error);
  }

  /** While an answer is awaited, the child keeps the process alive and has a time limit. */
  #hold(child: ChildProcessWithoutNullStreams): void {
    setReferenced(child, true);
    if (this.#timer !== null) clearTimeout(this.#timer);
    const late = () => this.#fail(new Error(`git cat-file did not answer within ${ANSWER_TIME / 1000} s.`));
    this.#timer = setTimeout(late, ANSWER_TIME);
  }

  #release(child: ChildProcessWithoutNullStreams): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#fail(new Error("git cat-file was not needed any more.")), IDLE_TIME);
    this.#timer.unref();
    setReferenced(child, false);
  }
}

/** Whether the child and its pipes keep this process alive. */
function setReferenced(child: ChildProcessWithoutNullStreams, referenced: boolean): void {
  for (const handle of [child, child.stdin as unknown as Socket, child.stdout as unknown as Socket]) {
    if (referenced) handle.ref();
    else handle.unref();
  }
  const stderr = child.stderr as unknown as Socket;
  stderr.unref();
}
