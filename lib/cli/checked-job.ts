import { checkArgs } from "@/lib/contract/check-args";
import type { JsonText } from "@/lib/contract/json-text";
import type { WorkflowContract } from "@/lib/contract/workflow";
import { contractOfWorkflow, contracts } from "@/lib/contract/workflows/registry";
import { CommandError } from "./command-error";
import { readJobFile } from "./job-file";

/** A job file that fits the contract of its workflow. */
export interface CheckedJob {
  readonly workflow: string;
  readonly contract: WorkflowContract;
  /** All values, with references to files replaced and defaults filled in. */
  readonly args: JsonText;
}

/** Reads `file` and checks it against the contract of `workflow`. Rejects with CommandError that lists what is wrong. */
export async function readCheckedJob(workflow: string, file: string): Promise<CheckedJob> {
  const contract = contractOfWorkflow(workflow);
  if (contract === null) {
    throw new CommandError(
      `There is no workflow "${workflow}". There are: ${contracts.map(({ type }) => type).join(", ")}.`,
    );
  }
  const { args: values, workflow: named } = await readJobFile(file);
  if (named !== null && named !== workflow) {
    throw new CommandError(`${file} is a job of "${named}": give --workflow ${named}, or another file.`);
  }
  const checked = checkArgs(contract, values);
  if (!checked.ok) throw new CommandError(`${file}: ${[...checked.problems.values()].join(" ")}`);
  return { workflow, contract, args: checked.args };
}
