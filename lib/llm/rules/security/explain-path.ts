import type { PathCheck } from "./capability/path-checks";
import type { CheckedPath } from "./evidence";
import { cited } from "./path/citation";
import type { Step } from "./path/step";

/** A path from the entry inwards, one function a line, with the checks in it. What it shares with one `before` is left out. */
export function describePath(path: CheckedPath, before: readonly CheckedPath[]): string {
  const { about, context, steps, setUp, setUpChecks } = path;
  const begin = context === "unknown" ? "where it begins does not show" : `begins in a ${context}`;
  const inwards = steps.toReversed();
  const shared = Math.max(0, ...before.map((other) => sharedSteps(inwards, other.steps.toReversed())));
  const same = shared === 0 ? [] : [`- as above to \`${inwards[shared - 1]?.name ?? ""}\``];
  const own = inwards.slice(shared).map((step) => describeStep(step, path.checks));
  const made =
    setUpChecks.length === 0 || setUp === null || shared > 0
      ? ""
      : `\n\nBefore, the ${setUp.kind} is made in ${setUp.file}:\n\n${setUpChecks.map((check) => describeCheck(check)).join("\n")}`;
  return `**${capitalise(about)}**, ${begin}; from there inwards:\n\n${[...same, ...own].join("\n")}${made}`;
}

/** How many steps two ways have in common from their begin; one is never worth leaving out. */
function sharedSteps(own: readonly Step[], other: readonly Step[]): number {
  let count = 0;
  while (count < own.length && isSame(own[count], other[count])) count++;
  return count > 1 ? count : 0;
}

function isSame(a: Step | undefined, b: Step | undefined): boolean {
  return a !== undefined && a.name === b?.name && a.call?.line === b.call?.line;
}

function describeStep(step: Step, checks: readonly PathCheck[]): string {
  const { name, head, call, lineFits } = step;
  if (head === null) return `- \`${name}\`: not found in this tree`;
  const next = call === null ? "" : `, calls ${cited(call)}`;
  const line = `- ${cited(head)}${next}${lineFits === false ? "; the line of the report does not fit" : ""}`;
  return [line, ...checks.filter((check) => check.step === step).map((check) => `  ${describeCheck(check)}`)].join(
    "\n",
  );
}

function describeCheck({ place, effect, scope, wrapper, condition }: PathCheck): string {
  const of = scope === null ? "of what was not found" : scope === "machine" ? "of the machine" : "of a user namespace";
  const does = {
    guards: "the way goes on only with it",
    conditional: `asked only under a condition (\`${condition.replace(/`/g, "'").slice(0, 160)}\`)`,
    beside: "does not stop this way",
  }[effect];
  return `- check ${cited(place)}${wrapper === null ? "" : `, which asks ${cited(wrapper)}`}: ${of}; ${does}`;
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
