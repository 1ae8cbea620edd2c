import { inspect } from "node:util";
import { isWrittenForPeople } from "../command-error";
import type { CodeCommand } from "./code-command";
import { inCommandWords } from "./command-inputs";

/** What a question is answered with. */
export interface Reply {
  readonly stdout: string;
  readonly stderr: string;
  /** As grep's: 0 for an answer, 1 when nothing was found, 2 for a question that cannot be answered. */
  readonly exitCode: 0 | 1 | 2;
}

/** The reply to a question that failed. */
export function failure(error: unknown, command: CodeCommand): Reply {
  const text = isWrittenForPeople(error) ? `assay: ${inCommandWords(error.message, command)}` : inspect(error);
  return { stdout: "", stderr: `${text}\n`, exitCode: 2 };
}

/** Writes the reply and ends the process, whatever it still does in the background. */
export function deliver({ stdout, stderr, exitCode }: Reply): never {
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  process.exit(exitCode);
}
