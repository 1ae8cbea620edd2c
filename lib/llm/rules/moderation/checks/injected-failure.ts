import { failed, type ModerationCheck } from "../check";

export const injectedFailure: ModerationCheck = {
  name: "injected-failure",
  decisive: true,
  because:
    "Fault injection prints a call trace of each failure that it makes: that is the test at work, and no mistake.",
  source: "Documentation/fault-injection/fault-injection.rst",
  section: "will print a call trace too",
  applies: ({ report: { stacks } }) => {
    const frame = stacks
      .flatMap((stack) => stack.frames)
      .find(({ function: name }) => /^(fail_dump|should_fail(_\w+)?|should_failslab)(\.|$)/.test(name));
    return frame === undefined
      ? null
      : failed(`the stack is that of a failure that was injected (\`${frame.function}\`), not of what it led to`);
  },
};
