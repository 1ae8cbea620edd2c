import type { Frame, Stack } from "@/lib/report/report";

/** A tree's files by their paths, in kernel style: a function's body ends with "}" in column 0. */
export type Tree = ReadonlyMap<string, string>;

/** The text of a line, 1-based; empty beyond the file's end. */
export function lineOf(tree: Tree, { file, line }: Pick<Frame, "file" | "line">): string {
  return (tree.get(file) ?? "").split("\n")[line - 1]?.trim() ?? "";
}

/** Frames whose line is not inside of the function that they name, as text; frames of files that `tree` has not are passed over. */
export function misplacedFrames(tree: Tree, stacks: readonly Stack[]): string[] {
  const frames = stacks.flatMap((stack) => stack.frames).filter(({ file }) => tree.has(file));
  return frames
    .filter((frame) => !isInside(tree, frame))
    .map(({ function: name, file, line }) => `${name} ${file}:${line}`);
}

/**
 * Frames whose line does not call the frame above it, as text. Calls through a pointer are those of a member or of a
 * variable that ends in "func" or "inputs[…]"; calls by or of code that `tree` has not are passed over.
 */
export function unrelatedCallers(tree: Tree, stacks: readonly Stack[]): string[] {
  return stacks.flatMap(({ frames }) =>
    frames.flatMap((frame, index) => {
      const callee = frames[index - 1];
      if (callee === undefined || !tree.has(callee.file) || !tree.has(frame.file)) return [];
      const source = lineOf(tree, frame);
      const direct = new RegExp(`\\b${callee.function}\\(`).test(source);
      return direct || INDIRECT.test(source)
        ? []
        : [`${frame.function}:${frame.line} does not call ${callee.function}`];
    }),
  );
}

const INDIRECT = /(?:(?:->|\.)\w+|\bfunc|inputs\[.*\])\(/;

function isInside(tree: Tree, { file, function: name, line }: Frame): boolean {
  const source = (tree.get(file) ?? "").split("\n");
  const definition = new RegExp(`^\\w.*\\b${name}\\(`);
  const first = source.findIndex((text) => definition.test(text) && !text.endsWith(";"));
  const last = source.indexOf("}", first);
  return first >= 0 && line > first + 1 && line < last + 1;
}
