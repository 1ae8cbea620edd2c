import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { endOfLog, type MakeFolder, runMake } from "@/lib/kernel/make";
import { KernelError } from "@/lib/kernel/repository";
import { probeSource, requirePlainPath, type TypeName, typeText } from "./probe-source";
import { readLayout } from "./read-layout";
import type { TypeLayout } from "./type-layout";

/** A file that knows the type, and the folder whose compiler flags are used. */
interface Attempt {
  readonly included: string;
  readonly folder: string;
}

const PROBE = "assay_probe";
const TIME_LIMIT_MS = 3 * 60_000;
/** Every kernel builds it, whatever its configuration. */
const ALWAYS_BUILT = "init";
const MOST_INCLUDERS = 3;
const BIG_ENDIAN = ["s390"];

/**
 * Lets the kernel's own makefiles compile a few lines about `type` in a prepared build, and reads the layout from what the
 * compiler says. The header that defines it comes alone first, then by way of source files that include it.
 *
 * @param file the file that defines the type, from the top of the tree
 * @param findIncluders source files that include `file`, nearest first; asked only when they are needed
 * @throws KernelError when nothing compiles; the message says why
 */
export async function runProbe(
  make: MakeFolder,
  type: TypeName,
  file: string,
  findIncluders: () => Promise<readonly string[]>,
): Promise<TypeLayout> {
  const failures = new Map<string, string>();
  for await (const attempt of attempts(make.tree, file, findIncluders)) {
    const outcome = await compile(make, type, attempt);
    if ("assembler" in outcome) {
      const context = { tree: make.tree, isBigEndian: BIG_ENDIAN.includes(make.target.arch) };
      return readLayout(outcome.assembler, typeText(type), context);
    }
    const { failure } = outcome;
    if (!failures.has(failure))
      failures.set(failure, `${attempt.included}, as a part of ${attempt.folder}/: ${failure}`);
  }
  const reasons = [...failures.values()].join("\n");
  throw new KernelError(
    `${typeText(type)} does not compile with this KernelConfig, which may leave it out:\n${reasons}`,
  );
}

async function* attempts(
  tree: string,
  file: string,
  findIncluders: () => Promise<readonly string[]>,
): AsyncGenerator<Attempt> {
  const folder = path.posix.dirname(file);
  if (!file.endsWith(".h")) {
    yield { included: file, folder };
    return;
  }
  const isBuilt = ["Makefile", "Kbuild"].some((name) => existsSync(path.join(tree, folder, name)));
  if (isBuilt && !/(^|\/)include(\/|$)/.test(folder)) yield { included: file, folder };
  yield { included: file, folder: ALWAYS_BUILT };
  // A header of asm/ is written for its namesake in linux/, and seldom stands alone.
  const namesake = file.replace(/^.*\binclude\/asm(-generic)?\//, "include/linux/");
  if (namesake !== file && existsSync(path.join(tree, namesake))) yield { included: namesake, folder: ALWAYS_BUILT };
  for (const includer of (await findIncluders()).slice(0, MOST_INCLUDERS)) {
    yield { included: includer, folder: path.posix.dirname(includer) };
  }
}

async function compile(
  make: MakeFolder,
  type: TypeName,
  { included, folder }: Attempt,
): Promise<{ readonly assembler: string } | { readonly failure: string }> {
  const source = probeSource(type, make.tree, included);
  requirePlainPath(folder);
  const place = path.join(make.obj, folder);
  const assembler = path.join(place, `${PROBE}.s`);
  await mkdir(place, { recursive: true });
  try {
    await rm(assembler, { force: true });
    await writeFile(path.join(place, `${PROBE}.c`), source);
    const variables = flagVariables(folder, `-w -g2 -gdwarf-5 -dA -I${path.join(make.tree, folder)}`);
    const result = await runMake(make, [`${folder}/${PROBE}.s`], { timeoutMs: TIME_LIMIT_MS, jobs: 1, variables });
    // Some kernels' make succeeds without a word where the configuration leaves the whole folder out.
    if (result.code === 0 && existsSync(assembler)) return { assembler: await readFile(assembler, "utf8") };
    return { failure: firstError(endOfLog(result), folder) };
  } finally {
    for (const name of [`${PROBE}.c`, `${PROBE}.s`, `.${PROBE}.s.cmd`, `.${PROBE}.s.d`]) {
      await rm(path.join(place, name), { force: true });
    }
  }
}

/**
 * Flags for the probe alone: those for all files would make the build's own ones anew. They belong to the makefile that compiles
 * it: that of its folder or, where the configuration leaves the folder out, of one above, which calls it by a longer name.
 */
function flagVariables(folder: string, flags: string): string[] {
  const parts = folder.split("/");
  return [...parts, ""].map((_, index) => `CFLAGS_${[...parts.slice(index), PROBE].join("/")}.o=${flags}`);
}

function firstError(log: string, folder: string): string {
  const error = log.split("\n").find((line) => /\berror: /.test(line));
  if (error !== undefined) return error.replace(/^.*?\berror: /, "").trim();
  if (/No rule to make target/.test(log) || log.trim() === "") return `the configuration leaves ${folder}/ out`;
  return log.split("\n").at(-1) ?? "";
}
