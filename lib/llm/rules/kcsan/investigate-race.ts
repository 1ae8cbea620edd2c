import { ModelRefusal } from "@/lib/llm/model-refusal";
import type { Report } from "@/lib/report/report";
import type { Conclusion, Investigation } from "../investigation";
import { locksBeyond } from "./beyond-stack";
import { gatherEvidence, type RaceEvidence } from "./evidence";
import { explainRace } from "./explanation";
import { wordBytes } from "./field-types";
import { functionName } from "./helper-frames";
import { identifyField } from "./identify-field";
import { judge, type Verdict } from "./judge-race";
import { recheckInCallee } from "./recheck-in-callee";
import { readSides } from "./sides";
import { storedTarget } from "./stored-target";
import { readSurroundings } from "./surroundings";

/**
 * Decides whether a data race is benign: the functions, the field, its surroundings, then the rules. Throws
 * {@link ModelRefusal} when the report is none of a data race.
 */
export function* investigateRace(report: Report, targetArch: string): Investigation<Conclusion> {
  if (report.kind !== "KCSAN") throw noRace(report);
  const word = wordBytes(targetArch);
  const [first, second] = yield* readSides(report.accesses);
  if (first === undefined) throw noRace(report);
  const sides = [first, second ?? unknownSide(first)] as const;
  const identified = yield* identifyField(report, sides, word);
  const { candidate } = identified;
  const surroundings =
    candidate === null || candidate.name.startsWith("*")
      ? null
      : yield* readSurroundings(candidate.name, identified.field, identified.sides);
  const beyond = yield* locksBeyond(identified.sides);
  const gathered = gatherEvidence({ report, wordBytes: word, ...identified, surroundings, beyond });
  const recheck = gathered.recheck ?? (yield* recheckInCallee(gathered));
  const evidence = { ...gathered, recheck, target: yield* storedTarget(gathered) };
  const verdict = judge(evidence);
  return {
    thoughts: concludingThoughts(evidence, verdict),
    results: { Benign: verdict.benign, Confident: verdict.confident },
    reply: explainRace(evidence, verdict),
  };
}

/** KCSAN did not see the other access ("race at unknown origin"). */
function unknownSide(known: { access: Report["accesses"][number] }) {
  const frame = { function: "", offset: null, size: null, file: "", line: 0, inlined: false };
  const stack = { kind: "access" as const, heading: "unknown origin", frames: [] };
  const access = { ...known.access, kind: "write" as const, marked: false, stack };
  return { access, code: { frame, source: null }, helper: null, callers: [], accesses: [], lineFits: null };
}

function concludingThoughts({ field, candidate, sides }: RaceEvidence, verdict: Verdict): string {
  const where = sides.map(({ side }) => `\`${functionName(side.code.frame)}\``).join(" and ");
  const what =
    candidate === null
      ? "a field that I could not tell"
      : `\`${field?.owner ? `${field.owner}::` : ""}${candidate.name}\``;
  const why = verdict.deciding.map(({ rule, observation }) => `${rule.name} (${observation})`).join("; ");
  return `${where} race on ${what}. ${why === "" ? "No rule applies" : `Rules that apply: ${why}`}. So the race is ${verdict.benign ? "benign" : "not shown to be benign"}.`;
}

function noRace(report: Report): ModelRefusal {
  const what =
    report.kind === "unknown"
      ? "no report was found in the text"
      : report.kind === "KCSAN"
        ? "it names no memory access and may be cut off"
        : `it is a report of kind ${report.kind}, "${report.title}"`;
  return new ModelRefusal(
    `CrashReport holds no KCSAN data-race report: ${what}. Give the report as the kernel printed it, from its line "BUG: KCSAN: data-race in ..." on.`,
  );
}
