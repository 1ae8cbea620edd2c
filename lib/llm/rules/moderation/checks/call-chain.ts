import { failed, type ModerationCheck, passed } from "../check";
import { framePairs } from "../frame-pairs";
import { nameOf, type StackFrameCode } from "../stack-code";

/** Functions that were inlined, and callers that the compiler left by a jump, are missing from stacks: a line that calls something else proves nothing. */
export const callChain: ModerationCheck = {
  name: "call-chain",
  decisive: true,
  because:
    "A stack is made of return addresses, which stand behind calls; what is found beside them is stale, and shows calls that were not made.",
  source: "Documentation/arch/x86/kernel-stacks.rst",
  section: "Printing backtraces on x86",
  applies: ({ stacks }) => {
    const pairs = framePairs(stacks);
    if (pairs.length === 0) return null;
    const silent = pairs.filter(({ calls }) => calls !== "here");
    const broken = silent.find(({ calls }) => calls === "not near") ?? (silent.length > 1 ? silent[0] : undefined);
    if (broken === undefined)
      return passed("each function of the stacks that was read may have called the one above it");
    const { callee, caller } = broken;
    const place = `${caller.frame.file}:${caller.frame.line}`;
    return failed(
      `\`${nameOf(caller.frame)}\` calls nothing at ${place}: \`${lineOf(caller)}\`, and nowhere \`${nameOf(callee.frame)}\`, which stands above it in the stack: these are parts of different stacks`,
    );
  },
};

function lineOf({ frame, source }: StackFrameCode): string {
  return source === null ? "" : (source.text.split("\n")[frame.line - source.firstLine] ?? "").trim();
}
