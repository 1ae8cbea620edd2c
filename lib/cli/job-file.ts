import { readFile } from "node:fs/promises";
import path from "node:path";
import { type JobInput, readJobInput } from "@/lib/contract/wire";
import { CommandError } from "./command-error";

/**
 * Reads a job file: JSON with the args alone, or the export shape `{ID?, Workflow, Args}`. A string that starts with `@`
 * is replaced by the content of the file it names, relative to the job file; `@@` stands for a literal `@`.
 * Rejects with CommandError that names the file and what is wrong with it.
 */
export async function readJobFile(file: string): Promise<JobInput> {
  const text = await readText(file);
  let input: JobInput;
  try {
    input = readJobInput(text);
  } catch (error) {
    throw new CommandError(`${file} is not a job: ${(error as Error).message}`);
  }
  const args: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(input.args)) args[name] = await resolveReference(value, file);
  return { workflow: input.workflow, args };
}

async function resolveReference(value: unknown, jobFile: string): Promise<unknown> {
  if (typeof value !== "string" || !value.startsWith("@")) return value;
  if (value.startsWith("@@")) return value.slice(1);
  return readText(path.resolve(path.dirname(jobFile), value.slice(1)));
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    const reason =
      (error as NodeJS.ErrnoException).code === "ENOENT" ? "there is no such file" : (error as Error).message;
    throw new CommandError(`${file} cannot be read: ${reason}.`);
  }
}
