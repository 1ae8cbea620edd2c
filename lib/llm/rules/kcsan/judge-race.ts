import type { RaceEvidence } from "./evidence";
import { commonLocks, lockIdentity } from "./held-locks";
import { functionName } from "./helper-frames";
import { sizeFits } from "./identify-field";
import { isInFunctions, missingSides } from "./lines-note";
import type { RaceRule } from "./race-rule";
import { raceRules } from "./race-rules";

/** A rule that applied, and to what. */
export interface FiredRule {
  readonly rule: RaceRule;
  readonly observation: string;
}

export interface Verdict {
  readonly benign: boolean;
  readonly confident: boolean;
  /** Those that speak for the verdict, strongest first. */
  readonly deciding: readonly FiredRule[];
  /** Those that speak against it. */
  readonly opposing: readonly FiredRule[];
  /** Why it is not confident; empty when it is. */
  readonly doubts: readonly string[];
}

/** Applies every rule. The strongest wins, harm before benignity; without any rule a race counts as harmful. */
export function judge(evidence: RaceEvidence): Verdict {
  const fired = fire(evidence);
  const harmful = fired.filter(({ rule }) => rule.verdict === "harmful");
  const benign = fired.filter(({ rule }) => rule.verdict === "benign");
  const isBenign = strength(benign) > strength(harmful);
  const deciding = isBenign ? benign : harmful;
  const opposing = isBenign ? harmful : benign;
  const doubts = findDoubts(evidence, deciding, opposing);
  return { benign: isBenign, confident: doubts.length === 0, deciding, opposing, doubts };
}

/** Those that apply, strongest first. */
function fire(evidence: RaceEvidence): FiredRule[] {
  return raceRules
    .flatMap((rule) => {
      const observation = rule.applies(evidence);
      return observation === null ? [] : [{ rule, observation }];
    })
    .sort((a, b) => b.rule.strength - a.rule.strength);
}

/** A lock that the reader's own function holds at the access, when what it tests there decides about more than local values. */
function lockWhileActing({ sides, uses }: RaceEvidence): string | null {
  const acts = uses.some(({ effects }) => effects.some(({ kind }) => kind !== "read"));
  const reader = sides.find(({ side }) => side.access.kind === "read");
  const own = reader?.guards.find(({ byCaller }) => !byCaller);
  return acts && own !== undefined ? lockIdentity(own.lock) : null;
}

function strength(fired: readonly FiredRule[]): number {
  return Math.max(0, ...fired.map(({ rule }) => rule.strength));
}

function findDoubts(evidence: RaceEvidence, deciding: readonly FiredRule[], opposing: readonly FiredRule[]): string[] {
  const doubts: string[] = [];
  const byHelper = deciding.some(({ rule }) => rule.name === "container-links");
  if (deciding.length === 0)
    doubts.push("No rule applies: without a reason to call it benign, the race counts as harmful.");
  const unread = missingSides(evidence);
  if (unread.length > 0) {
    doubts.push(`Not in this tree: ${unread.map(({ side }) => `\`${functionName(side.code.frame)}\``).join(", ")}.`);
  }
  if (evidence.candidate === null && !byHelper) doubts.push("The racing field was not found.");
  else if (evidence.field === null && !byHelper) doubts.push("The declaration of the field was not found.");
  if (evidence.linesFit === false && !byHelper && unread.length === 0) {
    doubts.push(
      isInFunctions(evidence)
        ? "At the report's lines no access that fits was found."
        : "The line numbers of the report do not fit this tree; the report was taken at another commit.",
    );
  }
  if (evidence.field !== null && !sizeFits(evidence.field, [evidence.sides[0].side, evidence.sides[1].side])) {
    doubts.push(`The field is declared with ${evidence.field.facts.size} bytes, which is not what was accessed.`);
  }
  if (evidence.sides.some(({ side }) => side.code.frame.function === "")) {
    doubts.push("KCSAN did not see which code made the other access.");
  }
  const common = commonLocks(evidence.sides[0], evidence.sides[1]);
  if (common.length > 0) {
    doubts.push(`Both sides seem to hold \`${common[0]}\`; if it is the same lock, they cannot race as reported.`);
  }
  const grounds = deciding.filter(({ rule }) => rule.strength >= 2).map(({ rule }) => rule.name);
  const onlyBy = (rule: string) => grounds.length > 0 && grounds.every((name) => name === rule);
  if (onlyBy("meant-by-comment")) doubts.push("Only a comment says that the race does no harm.");
  const held = onlyBy("pointer-only-tested") ? lockWhileActing(evidence) : null;
  if (held !== null)
    doubts.push(`The reader holds \`${held}\` while it acts by the test, and may rely on the pointer to stay.`);
  if (onlyBy("unguarded-update")) doubts.push("Whether two writers meet the report does not show.");
  if (onlyBy("target-stays") && evidence.field?.facts.class === "pointer") {
    doubts.push("Whether what the pointer led to before may be freed was not looked for.");
  }
  if (onlyBy("hint-only") && evidence.resultUses === null && evidence.uses.some(({ kind }) => kind === "returned")) {
    doubts.push("What the caller does with the value that is returned was not seen.");
  }
  if (evidence.recheck?.revalidates === true) {
    doubts.push("Whether what the pointer leads to may be freed before its lock is taken was not looked for.");
  }
  if (evidence.linesFit === null) doubts.push("The report has no line numbers.");
  if (evidence.rivals.length > 0) {
    doubts.push(`Other fields fit the report as well: ${evidence.rivals.map((name) => `\`${name}\``).join(", ")}.`);
  }
  if (deciding.length > 0 && strength(deciding) < 2) doubts.push("Only weak rules apply.");
  if (strength(opposing) >= 2) doubts.push("A good reason speaks against the verdict as well.");
  return doubts;
}
