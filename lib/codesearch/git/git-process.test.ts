import { execFileSync } from "node:child_process";
import path from "node:path";
import { expect, test, vi } from "vitest";
import { commitFiles, emptyRepository } from "@/lib/testing/git-repository";
import { isObjectName, runGit } from "./git-process";

const limits = { milliseconds: 10_000, bytes: 1_000_000 };

test("only full hashes are object names", () => {
  expect(isObjectName("a".repeat(40))).toBe(true);
  expect(isObjectName("0".repeat(64))).toBe(true);
  for (const text of ["HEAD", "a".repeat(39), "A".repeat(40), `${"a".repeat(40)}\n`, "--upload-pack=x", ""]) {
    expect(isObjectName(text)).toBe(false);
  }
});

test("the repository is the one that was named, whatever the environment says", async () => {
  const folder = emptyRepository();
  const commit = commitFiles(folder, { a: "1" });
  vi.stubEnv("GIT_DIR", "/nonexistent");
  vi.stubEnv("GIT_OBJECT_DIRECTORY", "/nonexistent");
  const result = await runGit(`${folder}/.git`, ["rev-parse", "HEAD"], limits);
  vi.unstubAllEnvs();
  expect(result.stdout.toString().trim()).toBe(commit);
});

test("a command is stopped at its time limit and at its output limit", async () => {
  const folder = emptyRepository();
  commitFiles(folder, { a: "x".repeat(100_000) });
  const pipe = path.join(folder, "pipe");
  execFileSync("mkfifo", [pipe]);
  const waits = await runGit(`${folder}/.git`, ["hash-object", pipe], { ...limits, milliseconds: 50 });
  expect(waits).toMatchObject({ code: null, stopped: "time" });
  const prints = await runGit(`${folder}/.git`, ["cat-file", "blob", "HEAD:a"], { ...limits, bytes: 1000 });
  expect(prints.stopped).toBe("size");
});

test("a command ends with its signal, also with one that was given before", async () => {
  const folder = emptyRepository();
  const pipe = path.join(folder, "pipe");
  execFileSync("mkfifo", [pipe]);
  const later = new AbortController();
  const waits = runGit(`${folder}/.git`, ["hash-object", pipe], { ...limits, signal: later.signal });
  later.abort();
  const before = runGit(`${folder}/.git`, ["hash-object", pipe], { ...limits, signal: AbortSignal.abort() });
  for (const result of [await waits, await before]) expect(result).toMatchObject({ code: null, stopped: "signal" });
});

test("what git complains is kept", async () => {
  const result = await runGit("/nonexistent", ["rev-parse", "HEAD"], limits);
  expect(result.code).toBe(128);
  expect(result.complaint).toContain("not a git repository");
});
