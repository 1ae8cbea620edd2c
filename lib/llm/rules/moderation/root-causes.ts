import type { RootCauseRule } from "./root-cause-rule";
import { highResolutionTimerStillRuns } from "./root-causes/high-resolution-timer-still-runs";
import { timerStillRuns } from "./root-causes/timer-still-runs";
import { workStillRuns } from "./root-causes/work-still-runs";
import type { StackCode } from "./stack-code";

/** All rules about likely root causes. */
export const rootCauseRules: readonly RootCauseRule[] = [workStillRuns, timerStillRuns, highResolutionTimerStillRuns];

/** A rule that applies, and what it saw. */
export interface LikelyRootCause {
  readonly rule: RootCauseRule;
  readonly observation: string;
}

export function likelyRootCauses(stacks: readonly StackCode[]): LikelyRootCause[] {
  return rootCauseRules.flatMap((rule) => {
    const observation = rule.applies(stacks);
    return observation === null ? [] : [{ rule, observation }];
  });
}
