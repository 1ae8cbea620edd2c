import type { Support } from "@/lib/contract/evidence";
import type { CommitClaim, FieldClaim, FileClaim, NameClaim, OptionClaim, SubjectClaim } from "./claim";
import { type ReportFacts, squeezed } from "./report-facts";
import type { ShownMaterial } from "./shown-material";
import { typesInLines } from "./shown-types";

/** A name against what tools showed: its definition first, then the first output that has it; null when it is a mere word. */
export function checkName(claim: NameClaim, material: ShownMaterial, report: ReportFacts): Support | null {
  const { name, isCertain, isBare } = claim;
  const [definition] = material.definitions(name);
  const seq = definition?.seq ?? material.word(name)?.seq;
  if (seq !== undefined) return { kind: "span", seq };
  if (report.hasWord(name)) return { kind: "report" };
  if (isBare && name.endsWith("s"))
    return checkName({ ...claim, name: name.slice(0, -1), isBare: false }, material, report);
  return isCertain ? { kind: "none", reason: `No tool output shows ${name}.` } : null;
}

/** An option of the configuration, which Kconfig names without `CONFIG_`; null when it is given with the job, or no claim about the code. */
export function checkOption(
  { name, isCertain }: OptionClaim,
  material: ShownMaterial,
  report: ReportFacts,
): Support | null {
  const seq = material.word(name)?.seq ?? material.word(name.replace("CONFIG_", ""))?.seq;
  if (seq !== undefined) return { kind: "span", seq };
  if (report.hasWord(name)) return { kind: "report" };
  return isCertain && !report.hasOption(name) ? { kind: "none", reason: `No tool output shows ${name}.` } : null;
}

/**
 * A member: of a struct that was shown whole it must be one; otherwise both names must have been shown. Null when the owner may be
 * a variable and nothing is known of the member.
 */
export function checkField(claim: FieldClaim, material: ShownMaterial, report: ReportFacts): Support | null {
  const { owner, name, isOwnerSure } = claim;
  const types = owner === "" ? [] : typesOf(owner, material);
  const isOwned = owner !== "" && (isOwnerSure || types.length > 0);
  const shown = material.word(name);
  if (shown === null) {
    if (report.hasWord(name) && (!isOwned || report.hasWord(owner))) return { kind: "report" };
    return isOwnerSure || isOwned ? { kind: "none", reason: `No tool output shows ${name}.` } : null;
  }
  if (!isOwned) return { kind: "span", seq: shown.seq };
  const holder = types.find(({ source }) => hasWord(source, name));
  if (holder !== undefined) return { kind: "span", seq: holder.seq };
  const isAlias = material.definitions(name).some(({ kind }) => kind === "macro") || isDefined(name, material);
  if (types.length > 0 && types.every(({ isWhole }) => isWhole) && !isAlias) {
    return { kind: "none", reason: `${owner} has no member ${name}, as tools showed it.` };
  }
  if (material.word(owner) === null) return { kind: "none", reason: `No tool output shows ${owner}.` };
  return { kind: "span", seq: shown.seq };
}

/** What is known of a type: what it was asked for, or else what stands in lines that were shown. */
function typesOf(name: string, material: ShownMaterial) {
  const asked = material.definitions(name).filter(({ kind }) => kind !== "macro");
  return asked.length > 0 ? asked : typesInLines(name, material);
}

/** Members of structs in structs are often named by a macro. */
function isDefined(name: string, material: ShownMaterial): boolean {
  const directive = new RegExp(`^\\s*#\\s*define\\s+${name}\\b`);
  return (material.word(name)?.uses ?? []).some(({ path, line }) =>
    directive.test(material.line(path, line)?.text ?? ""),
  );
}

/** A file that tools or the report named; null when it is not known and claims nothing. */
export function checkFile(
  { path, isCertain }: FileClaim,
  material: ShownMaterial,
  report: ReportFacts,
): Support | null {
  const seq = material.pathSpan(path);
  if (seq !== null) return { kind: "span", seq };
  if (report.hasPath(path)) return { kind: "report" };
  return isCertain ? { kind: "none", reason: `No tool output shows ${path}.` } : null;
}

export function checkCommit({ hash }: CommitClaim, material: ShownMaterial, report: ReportFacts): Support {
  const seq = material.commits.spanOf(hash);
  if (seq !== null) return { kind: "span", seq };
  if (report.hasWord(hash) || report.hasWord(`g${hash}`)) return { kind: "report" };
  return { kind: "none", reason: `No tool output shows the commit ${hash}.` };
}

/** The subject that an explanation gives a commit; null where no tool told its subject. */
export function checkSubject(
  { subject }: SubjectClaim,
  { hash }: CommitClaim,
  material: ShownMaterial,
): Support | null {
  const known = material.commits.subjects(hash);
  const [first] = known;
  if (first === undefined) return null;
  const wanted = squeezed(subject.replace(/(?:…|\.{3})$/, ""));
  const found = known.find((shown) => squeezed(shown.subject).includes(wanted));
  if (found !== undefined) return { kind: "span", seq: found.seq };
  return { kind: "none", reason: `The commit ${hash} is “${first.subject.slice(0, 80)}”.` };
}

function hasWord(source: string, word: string): boolean {
  return new RegExp(`\\b${word}\\b`).test(source);
}
