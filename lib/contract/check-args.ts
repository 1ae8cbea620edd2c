import { isRecord, type JsonText, toJsonText } from "./json-text";
import { MAX_ARGS_BYTES, type WorkflowContract } from "./workflow";

/** Either args that a job may be created with, or one message for each input that will not do. */
export type CheckedArgs =
  | { readonly ok: true; readonly args: JsonText }
  | { readonly ok: false; readonly problems: ReadonlyMap<string, string> };

/**
 * Checks `values` against the inputs of `contract` and fills in defaults. Unknown args are kept. A problem with no single
 * input (the size of all together) is under the empty name.
 */
export function checkArgs(contract: WorkflowContract, values: unknown): CheckedArgs {
  if (!isRecord(values)) {
    return { ok: false, problems: new Map([["", "Args must be a JSON object with one value for each input."]]) };
  }
  const parsed = contract.inputs.loose().safeParse(values);
  if (!parsed.success) {
    const problems = new Map<string, string>();
    for (const issue of parsed.error.issues) {
      const name = String(issue.path[0] ?? "");
      if (!problems.has(name)) problems.set(name, name in values ? issue.message : `${name} is missing.`);
    }
    return { ok: false, problems };
  }
  const args = toJsonText(parsed.data);
  const size = new TextEncoder().encode(args).length;
  if (size > MAX_ARGS_BYTES) return { ok: false, problems: new Map([["", tooLarge(size)]]) };
  return { ok: true, args };
}

/** What to say of args of `size` bytes, which are over the limit. */
export function tooLarge(size: number): string {
  const mebibytes = (bytes: number) => `${(bytes / (1024 * 1024)).toFixed(1)} MB`;
  return `The inputs are ${mebibytes(size)} together; at most ${mebibytes(MAX_ARGS_BYTES)} are taken. Cut the log down to the report.`;
}
