import type { Support } from "@/lib/contract/evidence";
import type { CommitClaim, FieldClaim, FileClaim, NameClaim } from "./claim";
import type { ReportFacts } from "./report-facts";
import type { ShownMaterial } from "./shown-material";

/** A name against what tools showed: its definition first, then the first output that has it; null when it is a mere word. */
export function checkName(
  { name, isCertain }: NameClaim,
  material: ShownMaterial,
  report: ReportFacts,
): Support | null {
  const [definition] = material.definitions(name);
  const seq = definition?.seq ?? material.word(name)?.seq;
  if (seq !== undefined) return { kind: "span", seq };
  if (report.hasWord(name)) return { kind: "report" };
  return isCertain ? { kind: "none", reason: `No tool output shows ${name}.` } : null;
}

/** A member: of a struct that was shown whole it must be one; otherwise both names must have been shown. */
export function checkField({ owner, name }: FieldClaim, material: ShownMaterial, report: ReportFacts): Support {
  const shown = material.word(name);
  if (shown === null) {
    if (report.hasWord(name) && (owner === "" || report.hasWord(owner))) return { kind: "report" };
    return { kind: "none", reason: `No tool output shows ${name}.` };
  }
  if (owner === "") return { kind: "span", seq: shown.seq };
  const types = material.definitions(owner).filter(({ kind }) => kind !== "macro");
  const holder = types.find(({ source }) => hasWord(source, name));
  if (holder !== undefined) return { kind: "span", seq: holder.seq };
  const isAlias = material.definitions(name).some(({ kind }) => kind === "macro") || isDefined(name, material);
  if (types.length > 0 && types.every(({ isWhole }) => isWhole) && !isAlias) {
    return { kind: "none", reason: `${owner} has no member ${name}, as tools showed it.` };
  }
  if (material.word(owner) === null) return { kind: "none", reason: `No tool output shows ${owner}.` };
  return { kind: "span", seq: shown.seq };
}

/** Members of structs in structs are often named by a macro. */
function isDefined(name: string, material: ShownMaterial): boolean {
  const directive = new RegExp(`^\\s*#\\s*define\\s+${name}\\b`);
  return (material.word(name)?.uses ?? []).some(({ path, line }) =>
    directive.test(material.line(path, line)?.text ?? ""),
  );
}

export function checkFile({ path }: FileClaim, material: ShownMaterial, report: ReportFacts): Support {
  const seq = material.pathSpan(path);
  if (seq !== null) return { kind: "span", seq };
  if (report.hasPath(path)) return { kind: "report" };
  return { kind: "none", reason: `No tool output shows ${path}.` };
}

export function checkCommit({ hash }: CommitClaim, material: ShownMaterial, report: ReportFacts): Support {
  const seq = material.commitSpan(hash);
  if (seq !== null) return { kind: "span", seq };
  if (report.hasWord(hash) || report.hasWord(`g${hash}`)) return { kind: "report" };
  return { kind: "none", reason: `No tool output shows the commit ${hash}.` };
}

function hasWord(source: string, word: string): boolean {
  return new RegExp(`\\b${word}\\b`).test(source);
}
