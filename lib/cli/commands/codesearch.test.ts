import { spawnSync } from "node:child_process";
import path from "node:path";
import { expect, test, vi } from "vitest";
import { projectFile } from "@/lib/cli/project-root";
import { childEnvironment } from "@/lib/env";
import { commitFiles, emptyRepository, temporaryFolder } from "@/lib/testing/git-repository";

// Processes are started; on a busy machine that takes its time.
vi.setConfig({ testTimeout: 60_000 });

/** Runs `assay codesearch` in a process of its own, as a person does in `folder`. */
function assay(folder: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [projectFile("lib", "cli", "assay.mjs"), "codesearch", ...args],
    { cwd: folder, encoding: "utf8", env: childEnvironment({ ASSAY_HOME: temporaryFolder() }) },
  );
  return { status, stdout, stderr };
}

function repository(): string {
  const folder = emptyRepository();
  commitFiles(folder, { "net/a.c": "int a;\n", "net/deep/b.c": "int b;\n" });
  return folder;
}

test("without options the question is about the repository around the folder, at HEAD", () => {
  const folder = path.join(repository(), "net/deep");
  expect(assay(folder, "definition-source", "a")).toEqual({
    status: 0,
    stdout: "net/a.c:1: variable\n1: int a;\n",
    stderr: "",
  });
});

test("a repository may be given by a path from the current folder", () => {
  const folder = repository();
  const { status, stdout } = assay(path.dirname(folder), "dir-index", "net", "--repo", path.basename(folder));
  expect({ status, stdout }).toEqual({ status: 0, stdout: "deep/\na.c\n" });
});

test("a wrong call is told from a missing answer", () => {
  const folder = repository();
  expect(assay(folder, "definition-source", "nothing").status).toBe(1);
  const unknown = assay(folder, "grepper", "->a");
  expect(unknown.status).toBe(2);
  expect(unknown.stderr).toBe("error: unknown option '->a'\n(see --help)\n");
});

test("where there is no repository, the message says how to give one", () => {
  const { status, stderr } = assay(temporaryFolder(), "dir-index", "");
  expect(status).toBe(2);
  expect(stderr).toMatch(/^assay: .* is in no git repository: give one with --repo\.\n$/);
});
