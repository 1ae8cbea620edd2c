import { readFile } from "node:fs/promises";
import { Option } from "commander";
import { CommandError } from "../command-error";
import type { CodeCommand } from "./code-command";

/** What the answer depends on beside the source: how the kernel is built. A job has both among its inputs. */
export interface KernelBuildOptions {
  readonly config?: string;
  readonly arch?: string;
}

const DEFAULT_ARCH = "amd64";

/** The options of a question whose tool asks for them. */
export function kernelBuildOptions({ tool }: CodeCommand): Option[] {
  const options = {
    KernelConfig: new Option("--config <file>", "the kernel's .config that the answer is for"),
    TargetArch: new Option("--arch <name>", "the architecture, as syzkaller names it").default(DEFAULT_ARCH),
  };
  return Object.entries(options).flatMap(([name, option]) => (name in tool.state.shape ? [option] : []));
}

/** The same as values of a flow. Rejects with {@link CommandError} when the file cannot be read. */
export async function kernelBuildState({ config, arch = DEFAULT_ARCH }: KernelBuildOptions) {
  const KernelConfig = config === undefined ? "" : await readFile(config, "utf8").catch(unreadable);
  return { KernelConfig, TargetArch: arch };
}

function unreadable(error: unknown): never {
  throw new CommandError(`--config cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
}
