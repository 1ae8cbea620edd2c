import type { ModerationCheck } from "../check";
import { stackOf } from "../object-report";
import { stackDoes } from "../stack-does";

const ALLOCATES =
  /^(?:\w*_)?(?:[kvz]\w*alloc\w*|alloc\w*|\w*alloc(?:_\w+)?|create\w*|new\w*|dup\w*|clone\w*|init\w*|build\w*)$/;

export const allocation: ModerationCheck = {
  name: "allocation",
  decisive: false,
  because: "The second stack is where the accessed memory was allocated: a function there must do that.",
  source: "Documentation/dev-tools/kasan.rst",
  section: "Error reports",
  applies: (evidence) => {
    const { report, stacks } = evidence;
    if (report.kind !== "KASAN" || stacks.length === 0 || stackOf(report, "allocation") === null) return null;
    return stackDoes(evidence, "allocation", ALLOCATES, "allocates");
  },
};
