import { CodeQueryError } from "@/lib/codesearch/code-index";
import { FlowError } from "@/lib/engine/errors";
import { KernelError } from "@/lib/kernel/repository";

/** Passes on what `work` gives; a failure of the kernel's repository, build or index becomes one of the flow, with its message. */
export async function asFlowFailure<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof KernelError || error instanceof CodeQueryError) {
      throw new FlowError(error.message, { cause: error });
    }
    throw error;
  }
}
