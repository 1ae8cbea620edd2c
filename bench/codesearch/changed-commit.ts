import { spawn } from "node:child_process";
import { once } from "node:events";
import { streamObjects } from "@/lib/codesearch/git/object-stream";
import { listSourceFiles } from "@/lib/codesearch/index/source-files";
import { outputOf } from "./commands";
import type { KernelSource } from "./kernel-source";

const BRANCH = "refs/heads/changed";
const LARGEST = 64 * 1024 * 1024;

/** Makes a commit in which every `every`th source file has one definition more; returns its name and how many files differ. */
export async function changedCommit(
  { gitDir, commit }: KernelSource,
  every: number,
): Promise<{ readonly commit: string; readonly files: number }> {
  const all = await listSourceFiles(gitDir, commit);
  const files = all.filter((_, i) => i % every === 0);
  const importer = spawn("git", [`--git-dir=${gitDir}`, "fast-import", "--quiet"], {
    stdio: ["pipe", "inherit", "inherit"],
  });
  const ended = once(importer, "close");
  const committer = "bench <bench@localhost> 1700000000 +0000";
  importer.stdin.write(`commit ${BRANCH}\ncommitter ${committer}\ndata 7\nchanged\nfrom ${commit}\n`);
  const blobs = files.map(({ blob }) => blob);
  await streamObjects(gitDir, blobs, LARGEST, (index, contents) => {
    const text = Buffer.concat([contents ?? Buffer.alloc(0), Buffer.from(`\nint assay_bench_${index};\n`)]);
    importer.stdin.write(`M 100644 inline ${files[index]?.path}\ndata ${text.length}\n`);
    importer.stdin.write(text);
    importer.stdin.write("\n");
  });
  importer.stdin.end();
  const [code] = await ended;
  if (code !== 0) throw new Error(`git fast-import ended with ${code}.`);
  return { commit: outputOf("git", `--git-dir=${gitDir}`, "rev-parse", BRANCH), files: files.length };
}
