import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import type { BuildMode } from "@/lib/engine/context";
import { FlowError } from "@/lib/engine/errors";
import { commitFiles, emptyRepository, temporaryFolder } from "@/lib/testing/git-repository";
import { stepContext } from "@/lib/testing/step-context";
import { kernelBuilder } from "./kernel-builder";

function setUp() {
  const KernelRepo = emptyRepository();
  const KernelHash = commitFiles(KernelRepo, { "a.c": "int a;\n" });
  const home = temporaryFolder();
  const values = { KernelRepo, KernelHash, KernelConfig: "CONFIG_NET=y\n", TargetArch: "amd64" };
  const run = (build: BuildMode, changed: Partial<typeof values> = {}) =>
    kernelBuilder.run(stepContext(home, build), { ...values, ...changed });
  return { run, home };
}

test("a flow that reads source only builds nothing and says so", async () => {
  const { run, home } = setUp();
  expect(await run("none")).toEqual({
    outputs: { KernelObj: "" },
    notes: { Build: "none", Why: expect.stringContaining("reads source only") },
  });
  expect(readdirSync(home)).toEqual([]);
});

test("where a build is not possible, the reason is noted and the run goes on", async () => {
  const { run } = setUp();
  expect((await run("prepare", { KernelConfig: " \n" })).notes).toEqual({
    Build: "none",
    Why: expect.stringContaining("KernelConfig is empty"),
  });
  expect(await run("prepare")).toEqual({
    outputs: { KernelObj: "" },
    notes: { Build: "none", Why: expect.stringContaining("no Kconfig") },
  });
});

test("an unknown architecture is a failure of the flow once something is to be built", async () => {
  const { run } = setUp();
  await expect(run("prepare", { TargetArch: "vax" })).rejects.toThrow(FlowError);
  await expect(run("prepare", { TargetArch: "vax" })).rejects.toThrow("give one of 386, amd64");
  expect((await run("none", { TargetArch: "vax" })).outputs).toEqual({ KernelObj: "" });
});
