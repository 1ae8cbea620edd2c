import { failed, type ModerationCheck } from "../check";

export const toolItself: ModerationCheck = {
  name: "tool-itself",
  decisive: true,
  because:
    "These tools are there to find mistakes of other code: one that fails itself points at no subsystem whose maintainer could act.",
  source: "Documentation/dev-tools/testing-overview.rst",
  section: "Dynamic Analysis Tools",
  applies: ({ report: { title } }) => {
    const name = /\bin ((?:__)?(?:kasan|kcsan|kmsan|kfence|kcov|sanitizer_cov|stack_depot|kmemleak)_\w+)/.exec(
      title,
    )?.[1];
    return name === undefined ? null : failed(`the failure is in \`${name}\`, a debugging tool of the kernel`);
  },
};
