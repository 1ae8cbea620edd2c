import { runCommand } from "./run-command";
import type { Target } from "./target";

/**
 * Programs that a kernel build for `target` needs and this machine does not have, by the names of what to install.
 * Empty when the build can start; libraries that some configurations need show only in the build itself.
 */
export async function missingTools(target: Target): Promise<readonly string[]> {
  const needed = [
    "make",
    `${target.crossPrefix}gcc`,
    `${target.crossPrefix}ld`,
    "flex",
    "bison",
    "bc",
    "perl",
    "awk",
    "sed",
  ];
  const { stdout } = await runCommand("sh", [
    "-c",
    'for tool in "$@"; do command -v "$tool" >/dev/null 2>&1 || echo "$tool"; done',
    "sh",
    ...needed,
  ]);
  return stdout.split("\n").filter((name) => name !== "");
}
