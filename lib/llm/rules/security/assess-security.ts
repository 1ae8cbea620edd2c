import { ModelRefusal } from "@/lib/llm/model-refusal";
import type { Report } from "@/lib/report/report";
import type { Conclusion, Investigation } from "../investigation";
import { gatherEvidence } from "./evidence";
import { explainSecurity } from "./explanation";
import type { Surface } from "./surface/surface-rule";
import { judge, type SecurityVerdict } from "./verdict";

/**
 * Decides what a bug does and from where it is reached: the kind of failure, the ways that the report's stacks show, the
 * checks on them, then the rules. Throws {@link ModelRefusal} when there is no report.
 */
export function* assessSecurity(report: Report, inputs: ReadonlyMap<string, string>): Investigation<Conclusion> {
  if (report.title === "" && report.stacks.length === 0) {
    throw new ModelRefusal(
      'CrashReport holds no kernel report: give it as the kernel printed it, from its line "BUG: ...", "WARNING: ..." or the like on.',
    );
  }
  const evidence = yield* gatherEvidence(report, inputs);
  const verdict = judge(evidence);
  return {
    thoughts: concludingThoughts(verdict),
    results: {
      Exploitable: verdict.exploitable,
      DenialOfService: verdict.denialOfService,
      Unprivileged: verdict.unprivileged,
      UserNamespace: verdict.userNamespace,
      ...Object.fromEntries(
        surfaceNames.map((name) => [name, verdict.surfaces.some(({ rule }) => rule.output === name)]),
      ),
      Confident: verdict.confident,
    },
    reply: explainSecurity(evidence, verdict),
  };
}

const surfaceNames: readonly Surface[] = [
  "VMGuestTrigger",
  "VMHostTrigger",
  "NetworkTrigger",
  "RemoteTrigger",
  "PeripheralTrigger",
  "FilesystemTrigger",
];

function concludingThoughts({ exploitable, denialOfService, access, surfaces, doubts }: SecurityVerdict): string {
  const what = exploitable
    ? "exploitable"
    : denialOfService
      ? "a denial of service"
      : "neither exploitable nor a denial of service";
  const who =
    access.requirement === null
      ? "nobody on the machine that I could find"
      : `whoever has ${access.requirement === "nothing" ? "an account" : `rights in the ${access.requirement}`}`;
  const from = surfaces.map(({ rule }) => rule.name).join(", ");
  const open = doubts.length === 0 ? "Nothing is open." : `Open: ${doubts.join(" ")}`;
  return `The bug is ${what}; ${who} reaches it${from === "" ? "" : `, and from outside by ${from}`}. ${open}`;
}
