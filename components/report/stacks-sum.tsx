import { plural } from "@/components/ui/quantities";
import { isExamined, type ReadStack } from "@/lib/contract/evidence";

interface StacksSumProps {
  readonly stacks: readonly ReadStack[];
  /** What the marks at the frames mean, where the report has them. */
  readonly legend?: string;
}

/** How much of a report the agent read. */
export function StacksSum({ stacks, legend = "" }: StacksSumProps) {
  const withFrames = stacks.filter(({ frames }) => frames.length > 0);
  if (withFrames.length === 0) return null;
  const examined = withFrames.filter(isExamined).length;
  return (
    <p className="text-muted" title="A stack is examined when a tool showed the code of one of its frames at least.">
      {`${examined} of ${plural(withFrames.length, "stack")} examined${legend}.`}
    </p>
  );
}
