import { realpath, stat } from "node:fs/promises";
import path from "node:path";
import type { Repository } from "./repository";
import { parseSource } from "./source";

/**
 * Whose makefiles may be run for a question about the code; they can do whatever the worker can.
 * - `own`: those of local repositories that belong to the worker's user, as git itself decides whose hooks it runs;
 * - `all`: those of every repository that a job names;
 * - `none`: nobody's.
 */
export type BuildPermission = "own" | "all" | "none";

/**
 * Why the makefiles of `repository` may not be run; null when they may.
 *
 * @param home the folder with our mirrors, which belong to us while their contents do not
 */
export async function whyNotAllowed(
  repository: Repository,
  home: string,
  permission: BuildPermission,
): Promise<string | null> {
  if (permission === "all") return null;
  if (permission === "none") return "this worker runs no makefiles (ASSAY_BUILD=none)";
  const { kind } = parseSource(repository.source);
  if (kind === "sample") return null;
  const advice = "ASSAY_BUILD=all on the worker permits it";
  if (kind === "remote")
    return `this worker does not run the makefiles of a repository that is given by its URL; ${advice}`;
  const place = await realpath(repository.gitDir);
  const inside = path.relative(await realpath(home).catch(() => path.resolve(home)), place);
  if (inside !== ".." && !inside.startsWith("../"))
    return `the repository is a copy of a remote one, whose makefiles this worker does not run; ${advice}`;
  const owner = (await stat(place)).uid;
  if (owner === process.getuid?.()) return null;
  return `the repository belongs to another user, whose makefiles this worker does not run; ${advice}`;
}
