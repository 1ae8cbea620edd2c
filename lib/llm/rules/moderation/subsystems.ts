import type { Report, StackKind } from "@/lib/report/report";

/** Parts of the kernel whose objects are their own; code that serves every other part says nothing about whose object it is. */
const PARTS: readonly (readonly [RegExp, string])[] = [
  [/^(net(?!\/socket\.c)|drivers\/(net|bluetooth|nfc|infiniband))\//, "net"],
  [/^((?:fs|drivers)\/[^/]+)\/./, ""],
  [/^(sound)\//, ""],
];

/** The parts that the stacks of these kinds go through, innermost first. */
export function subsystems(report: Report, kinds: readonly StackKind[]): ReadonlySet<string> {
  const frames = report.stacks.filter(({ kind }) => kinds.includes(kind)).flatMap((stack) => stack.frames);
  return new Set(frames.flatMap(({ file }) => partOf(file)));
}

function partOf(file: string): string[] {
  for (const [pattern, name] of PARTS) {
    const match = pattern.exec(file);
    if (match !== null) return [name === "" ? (match[1] ?? "") : name];
  }
  return [];
}
