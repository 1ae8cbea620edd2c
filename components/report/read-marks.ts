import { isExamined, type ReadStack } from "@/lib/contract/evidence";

/** What stands beside a line of a report. */
export type ReadMark =
  /** A frame; the span that read it, or null. */
  | { readonly kind: "frame"; readonly seq: number | null }
  /** The line above a stack. */
  | { readonly kind: "stack"; readonly isExamined: boolean };

/** Frames ahead that a line may be: a report on the page may lack some. */
const AHEAD = 4;
/** Lines between the heading of a stack and its first frame. */
const BETWEEN = 4;

/** The marks of a report's lines, by the index of the line. The stacks are those of the same report, in its order. */
export function readMarks(lines: readonly string[], stacks: readonly ReadStack[]): ReadonlyMap<number, ReadMark> {
  const frames = stacks.flatMap((stack) => stack.frames.map((frame) => ({ stack, frame })));
  const marks = new Map<number, ReadMark>();
  const headed = new Set<ReadStack>();
  let next = 0;
  for (const [index, line] of lines.entries()) {
    const ahead = frames.slice(next, next + AHEAD).findIndex(({ frame }) => isFrameLine(line, frame));
    const found = ahead < 0 ? undefined : frames[next + ahead];
    if (found === undefined) continue;
    const { stack, frame } = found;
    next += ahead + 1;
    marks.set(index, { kind: "frame", seq: frame.seq });
    const heading = headed.has(stack) ? -1 : headingAbove(lines, index, stack.heading);
    if (heading >= 0 && !marks.has(heading)) marks.set(heading, { kind: "stack", isExamined: isExamined(stack) });
    headed.add(stack);
  }
  return marks;
}

function isFrameLine(line: string, { function: name, file, line: number }: ReadStack["frames"][number]): boolean {
  if (!line.includes(name)) return false;
  const place = `${file}:${number}`;
  const at = file === "" ? 0 : line.indexOf(place);
  return at >= 0 && (file === "" || !/\d/.test(line.charAt(at + place.length)));
}

function headingAbove(lines: readonly string[], index: number, heading: string): number {
  for (let above = index - 1; heading !== "" && above >= Math.max(0, index - BETWEEN); above--) {
    if (lines[above]?.includes(heading)) return above;
  }
  return -1;
}
