import { KernelError } from "@/lib/kernel/repository";

/** A type as C names it. */
export interface TypeName {
  readonly kind: "struct" | "union" | "typedef";
  /** An identifier. */
  readonly name: string;
}

/** The variable of a probe whose type is a pointer to the type in question. */
export const VARIABLE_NAME = "assay_type";
/** The enumerator of a probe whose value is the type's alignment. */
export const ALIGNMENT_NAME = "assay_alignment";

const IDENTIFIER = /^[A-Za-z_]\w{0,199}$/;
/** Only what cannot mean anything to C, make or a shell. */
const PLAIN_PATH = /^[\w.+,@][\w.+,@-]*(\/[\w.+,@][\w.+,@-]*)*$/;

/** `struct sock`, or `atomic_t`. */
export function typeText({ kind, name }: TypeName): string {
  return kind === "typedef" ? name : `${kind} ${name}`;
}

/**
 * A source file that makes the compiler describe `type`, as the file `included` defines it.
 *
 * @throws KernelError when either would be more than a name in it
 */
export function probeSource(type: TypeName, tree: string, included: string): string {
  if (!IDENTIFIER.test(type.name)) throw new KernelError(`${JSON.stringify(type.name)} is no name of a type.`);
  requirePlainPath(included);
  const text = typeText(type);
  return [
    `#include "${tree}/${included}"`,
    `${text} *${VARIABLE_NAME};`,
    `enum { ${ALIGNMENT_NAME} = _Alignof(${text}) } assay_enum;`,
    "",
  ].join("\n");
}

/** Throws {@link KernelError} for a path that could be more than a path in a source file or a command. */
export function requirePlainPath(path: string): void {
  if (!PLAIN_PATH.test(path) || path.split("/").includes("..")) {
    throw new KernelError(`The path ${JSON.stringify(path)} holds characters that no build takes.`);
  }
}
