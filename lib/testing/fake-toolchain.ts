import { chmodSync, existsSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { onTestFinished, vi } from "vitest";
import { temporaryFolder } from "./git-repository";

const SYSTEM_PROGRAMS = ["git", "sh", "env", "cat", "cp", "mkdir", "sleep", "touch"];
const TOOLCHAIN = [
  "gcc",
  "ld",
  "x86_64-linux-gnu-gcc",
  "x86_64-linux-gnu-ld",
  "flex",
  "bison",
  "bc",
  "perl",
  "awk",
  "sed",
];

/**
 * Until the test is over, programs are found in a folder that holds a few of the system's own and nothing else: what a
 * machine without a toolchain has.
 *
 * @returns the folder, for more programs
 */
export function bareMachine(): string {
  const folder = temporaryFolder();
  const places = (process.env.PATH ?? "").split(path.delimiter);
  for (const program of SYSTEM_PROGRAMS) {
    const place = places.find((each) => existsSync(path.join(each, program)));
    if (place === undefined) throw new Error(`${program} is needed for tests: install it.`);
    symlinkSync(path.join(place, program), path.join(folder, program));
  }
  vi.stubEnv("PATH", folder);
  onTestFinished(() => void vi.unstubAllEnvs());
  return folder;
}

/**
 * A {@link bareMachine} with a toolchain for amd64 that does nothing, but for `make`: it notes its arguments in
 * `$O/commands`, then runs `script`, a shell script that is given `O`, `ARCH`, `CROSS_COMPILE`, `tree` and `goal`.
 */
export function machineWithMake(script: string): void {
  const folder = bareMachine();
  for (const tool of TOOLCHAIN) writeProgram(folder, tool, "exit 1");
  writeProgram(
    folder,
    "make",
    `tree=$2
for argument in "$@"; do
  case "$argument" in
    O=*) O="\${argument#O=}" ;;
    ARCH=*) ARCH="\${argument#ARCH=}" ;;
    CROSS_COMPILE=*) CROSS_COMPILE="\${argument#CROSS_COMPILE=}" ;;
  esac
  goal="$argument"
done
printf '%s\\n' "$*" >>"$O/commands"
${script}`,
  );
}

function writeProgram(folder: string, name: string, script: string): void {
  const file = path.join(folder, name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
}
