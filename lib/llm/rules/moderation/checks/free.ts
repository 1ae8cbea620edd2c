import type { ModerationCheck } from "../check";
import { isUseAfterFree } from "../object-report";
import { stackDoes } from "../stack-does";

const FREES =
  /^(?:\w*_)?(?:k?v?free\w*|\w*free(?:_\w+)?|put\w*|release\w*|destroy\w*|destruct\w*|drop\w*|unref\w*|cleanup\w*)$/;

export const free: ModerationCheck = {
  name: "free",
  decisive: false,
  because: "The third stack of a use after free is where the object was freed: a function there must do that.",
  source: "Documentation/dev-tools/kasan.rst",
  section: "Error reports",
  applies: (evidence) => {
    const { report, stacks } = evidence;
    // Only reports of KASAN have such a class.
    if (stacks.length === 0 || !isUseAfterFree(report)) return null;
    return stackDoes(evidence, "free", FREES, "frees");
  },
};
