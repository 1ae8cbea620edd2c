import type { PathCheck } from "./capability/path-checks";
import type { CheckedPath } from "./evidence";
import { cited } from "./path/citation";
import type { Step } from "./path/step";

/** A path from the entry inwards, one function a line, with the checks in it. */
export function describePath({ about, context, steps, checks, setUp, setUpChecks }: CheckedPath): string {
  const begin = context === "unknown" ? "where it begins does not show" : `begins in a ${context}`;
  const lines = steps
    .toReversed()
    .map((step) =>
      [describeStep(step), ...checks.filter((check) => check.step === step).map(describeCheck)].join("\n"),
    );
  const before =
    setUpChecks.length === 0 || setUp === null
      ? ""
      : `\n\nBefore, the ${setUp.kind} is made in ${setUp.file}:\n\n${setUpChecks.map((check) => describeCheck(check).trim()).join("\n")}`;
  return `**${capitalise(about)}**, ${begin}; from there inwards:\n\n${lines.join("\n")}${before}`;
}

function describeStep({ name, head, call, lineFits }: Step): string {
  if (head === null) return `- \`${name}\`: not found in this tree`;
  const next = call === null ? "" : `, calls ${cited(call)}`;
  return `- ${cited(head)}${next}${lineFits === false ? "; the line of the report does not fit" : ""}`;
}

function describeCheck({ place, effect, scope, wrapper, condition }: PathCheck): string {
  const of = scope === null ? "of what was not found" : scope === "machine" ? "of the machine" : "of a user namespace";
  const does = {
    guards: "the way goes on only with it",
    conditional: `asked only under a condition (\`${condition.replace(/`/g, "'").slice(0, 160)}\`)`,
    beside: "does not stop this way",
  }[effect];
  return `  - check ${cited(place)}${wrapper === null ? "" : `, which asks ${cited(wrapper)}`}: ${of}; ${does}`;
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
