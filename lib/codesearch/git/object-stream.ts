import { constants, setPriority } from "node:os";
import type { Readable } from "node:stream";
import { BatchOutput } from "./batch-output";
import { spawnGit } from "./git-process";

/** Lets what answers a question meanwhile go first: who waits for the stream then waits too. */
function giveWay(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It has ended, or may not be changed here.
  }
}

/**
 * Reads many objects in the order asked for. `onContents` gets each object's number and its contents, valid until it
 * returns, or null when the object is missing or larger than `limit` bytes. `holdUp` gets the stream, and may pause it and resume it
 * later when what it returned is called, which is after each part of the stream. Rejects when git fails or stops early.
 */
export function streamObjects(
  gitDir: string,
  names: readonly string[],
  limit: number,
  onContents: (index: number, contents: Buffer | null) => void,
  holdUp: (stream: Readable) => () => void = () => () => undefined,
): Promise<void> {
  if (names.length === 0) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const child = spawnGit(gitDir, ["cat-file", "--batch", "--buffer"]);
    giveWay(child.pid);
    const mayPause = holdUp(child.stdout);
    let complaint = "";
    let index = 0;
    const output = new BatchOutput(limit, (object) => onContents(index++, object.contents));
    const fail = (error: Error) => {
      child.kill("SIGKILL");
      reject(error);
    };
    child.on("error", fail);
    child.stdin.on("error", () => undefined);
    child.stdout.on("data", (chunk: Buffer) => {
      try {
        output.push(chunk);
        mayPause();
      } catch (error) {
        fail(error instanceof Error ? error : new Error(String(error)));
      }
    });
    child.stderr.on("data", (chunk: Buffer) => {
      complaint = (complaint + chunk.toString("utf8")).slice(-2000);
    });
    child.on("close", (code) => {
      if (index === names.length) resolve();
      else
        reject(new Error(`git cat-file gave ${index} of ${names.length} objects (exit ${code}): ${complaint.trim()}`));
    });
    child.stdin.end(`${names.join("\n")}\n`);
  });
}
