import { existsSync } from "node:fs";
import path from "node:path";
import { ensureRepository } from "@/lib/kernel/ensure-repository";
import { KernelError, type Repository } from "@/lib/kernel/repository";
import { resolveCommit } from "@/lib/kernel/resolve-commit";
import { CommandError } from "../command-error";
import { inOptionWords, type TreeOptions } from "./tree-options";

/** A commit that can be read on this machine. */
export interface KernelTree {
  readonly repository: Repository;
  /** Full hash. */
  readonly hash: string;
}

/**
 * The tree that the options name, found as a job's would be. Rejects with {@link CommandError} that says what to do.
 */
export async function openKernelTree({ repo, commit }: TreeOptions, home: string): Promise<KernelTree> {
  const source = repo === undefined ? surroundingRepository(process.cwd()) : absolute(repo);
  try {
    const repository = await ensureRepository(source, commit, home);
    return { repository, hash: await resolveCommit(repository, commit) };
  } catch (error) {
    if (!(error instanceof KernelError)) throw error;
    throw new CommandError(inOptionWords(error.message), { cause: error });
  }
}

/** Jobs name repositories by absolute paths; a person may also give one from the current folder. */
function absolute(repo: string): string {
  const isPath = !/^[\w.+-]+:|^[\w.-]+@[\w.-]+:/.test(repo);
  return isPath && repo !== "" ? path.resolve(repo) : repo;
}

function surroundingRepository(start: string): string {
  for (let folder = start; ; folder = path.dirname(folder)) {
    const has = (name: string) => existsSync(path.join(folder, name));
    if (has(".git") || (has("HEAD") && has("objects") && has("refs"))) return folder;
    if (folder === path.dirname(folder)) {
      throw new CommandError(`${start} is in no git repository: give one with --repo.`);
    }
  }
}
