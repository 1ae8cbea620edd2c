import { failed, type ModerationCheck, passed, unknown } from "../check";
import { nameOf } from "../stack-code";

export const inTree: ModerationCheck = {
  name: "in-tree",
  decisive: true,
  because:
    "A report works best that points at a place in the source: of functions that are not there nobody can say what they do.",
  source: "Documentation/admin-guide/bug-hunting.rst",
  section: "Finding the bug's location",
  applies: ({ stacks }) => {
    const frames = stacks.flatMap((stack) => stack.frames);
    if (frames.length === 0) return null;
    const missing = frames.filter(({ source }) => source === null);
    const names = [...new Set(missing.map(({ frame }) => `\`${nameOf(frame)}\``))].join(", ");
    if (missing.length === frames.length) {
      return failed(`none of the first functions of the kernel proper in the stacks is in this tree: ${names}`);
    }
    return missing.length > 0
      ? unknown(`not in this tree: ${names}`)
      : passed(
          "the first functions of the kernel proper in the stacks (below those of the sanitizer and the allocator) are all in this tree",
        );
  },
};
