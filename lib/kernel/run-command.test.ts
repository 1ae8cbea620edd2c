import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "@/lib/testing/git-repository";
import { ProgramError, runCommand } from "./run-command";

const isRunning = (pid: number) => {
  try {
    process.kill(pid, 0);
    // A zombie in a container whose first process reaps nobody has ended, too.
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
};

test("arguments, input and both outputs arrive as they are", async () => {
  const args = ["-c", 'printf "%s|" "$@"; cat; echo oops >&2; exit 3', "sh", "a b", "$(touch x)", "'", "--", ""];
  const result = await runCommand("sh", args, { input: "in\0put" });
  expect(result).toEqual({ code: 3, stdout: "a b|$(touch x)|'|--||in\0put", stderr: "oops\n" });
});

test("the environment is set and unset", async () => {
  const { stdout } = await runCommand("sh", ["-c", 'echo "$GIVEN:$PATH"'], { set: { GIVEN: "x y" } });
  expect(stdout).toMatch(/^x y:.*\/bin/);
  const without = await runCommand("/bin/sh", ["-c", 'echo "<$HOME>"'], { unset: ["HOME"] });
  expect(without.stdout).toBe("<>\n");
});

test("a program that is not there is named", async () => {
  await expect(runCommand("no-such-program", [])).rejects.toThrow("no-such-program was not found");
});

test("time, silence and output are limited", async () => {
  const sleep = ["-c", "sleep 30"];
  await expect(runCommand("sh", sleep, { timeoutMs: 50 })).rejects.toThrow("sh took more than 50 ms");
  await expect(runCommand("sh", sleep, { idleTimeoutMs: 50 })).rejects.toThrow("sh was silent for 50 ms");
  const lively = ["-c", "for i in 1 2 3 4; do echo $i; sleep 0.1; done"];
  expect((await runCommand("sh", lively, { idleTimeoutMs: 350 })).code).toBe(0);
  await expect(runCommand("sh", ["-c", "yes"], { maxOutputBytes: 5_000 })).rejects.toThrow(ProgramError);
  const tail = await runCommand("seq", ["100000"], { maxOutputBytes: 12, tailOnly: true });
  expect(tail.stdout).toBe("9999\n100000\n".slice(-12));
});

test("a cancelled command ends with its children, also those that ignore the wish", async () => {
  const file = path.join(temporaryFolder(), "pid");
  const cancel = new AbortController();
  const script = `(trap "" TERM; sleep 30 & echo $! >${file}.tmp; mv ${file}.tmp ${file}; wait; sleep 30) & wait`;
  const run = runCommand("sh", ["-c", script], { signal: cancel.signal });
  await expect.poll(() => existsSync(file)).toBe(true);
  cancel.abort(new Error("cancelled by test"));
  await expect(run).rejects.toThrow("cancelled by test");
  expect(isRunning(Number(readFileSync(file, "utf8")))).toBe(false);
  await expect(runCommand("true", [], { signal: cancel.signal })).rejects.toThrow("cancelled by test");
});

test("commands end when the process that runs them is killed", async () => {
  const file = path.join(temporaryFolder(), "pid");
  const script = `
    const { runCommand } = await import(${JSON.stringify(path.resolve("lib/kernel/run-command.ts"))});
    await runCommand("sh", ["-c", "sleep 30 & echo $! >${file}.tmp; mv ${file}.tmp ${file}; wait"]);
  `;
  const parent = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", script], {
    stdio: "ignore",
  });
  await expect.poll(() => existsSync(file), { timeout: 8_000 }).toBe(true);
  const child = Number(readFileSync(file, "utf8"));
  expect(isRunning(child)).toBe(true);
  parent.kill("SIGKILL");
  await expect.poll(() => isRunning(child), { timeout: 3_000 }).toBe(false);
}, 15_000);
