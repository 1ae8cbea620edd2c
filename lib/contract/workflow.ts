import type { z } from "zod";

/** How the start form asks for one input. */
export interface InputField {
  readonly name: string;
  readonly label: string;
  readonly help: string;
  readonly required: boolean;
  /** `text`: one line; `lines`: a large text area. */
  readonly kind: "text" | "lines";
}

/** The contract of a workflow type: what it asks, what it is given, what it answers. */
export interface WorkflowContract {
  readonly type: string;
  /** The question that a job of this type answers, as a sentence a maintainer would ask. */
  readonly question: string;
  readonly inputs: z.ZodObject;
  readonly outputs: z.ZodObject;
}

/** Largest accepted size of all args of one job together, in bytes of UTF-8. */
export const MAX_ARGS_BYTES = 8 * 1024 * 1024;

/** The fields of the start form, in the order of the contract. Labels and help come from the schema's `title` and `description`. */
export function inputFields(contract: WorkflowContract): InputField[] {
  return Object.entries(contract.inputs.shape).map(([name, field]) => {
    const type = field as z.ZodType;
    const meta = type.meta() ?? {};
    return {
      name,
      label: meta.title ?? name,
      help: meta.description ?? "",
      required: !type.safeParse("").success,
      kind: meta.lines === true ? "lines" : "text",
    };
  });
}

/** The booleans of the verdict, in the order of the contract. */
export function verdictNames(contract: WorkflowContract): string[] {
  return Object.entries(contract.outputs.shape).flatMap(([name, field]) =>
    (field as z.ZodType).def.type === "boolean" ? [name] : [],
  );
}
