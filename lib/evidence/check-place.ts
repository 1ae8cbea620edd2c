import type { Support } from "@/lib/contract/evidence";
import type { FieldClaim, NameClaim, PlaceClaim } from "./claim";
import type { ReportFacts } from "./report-facts";
import type { ShownMaterial } from "./shown-material";

/** Lines of a range that are looked at one by one. */
const MAX_RANGE = 5_000;
/** Lines around the cited ones on which a name may stand: a head over two lines, a statement over three. */
const TOLERANCE = 1;
/** How far up the beginning of a function is looked for. */
const MAX_FUNCTION = 400;

/** A cited place against what tools showed, or the report says. */
export function checkPlace(place: PlaceClaim, material: ShownMaterial, report: ReportFacts): Support {
  const paths = material.pathsLike(place.path);
  for (const path of paths) {
    const seq = rangeSpan(path, place, material);
    if (seq !== null) return { kind: "span", seq };
  }
  if (place.first === place.last && report.hasPlace(place.path, place.first)) return { kind: "report" };
  return { kind: "none", reason: missingReason(place, paths, material) };
}

/** Lines of a file that is not named beside them: they must have been shown of one of `paths`; null when there is none. */
export function checkLines(
  lines: PlaceClaim,
  paths: readonly string[],
  material: ShownMaterial,
  report: ReportFacts,
): Support | null {
  for (const path of paths) {
    const seq = rangeSpan(path, lines, material);
    if (seq !== null) return { kind: "span", seq };
  }
  if (report.hasLineNumber(lines.first)) return { kind: "report" };
  if (paths.length === 0) return null;
  return { kind: "none", reason: `No tool output shows ${lines.text} of a file that is named here.` };
}

/** The span that showed the first line of a range, when tools showed all of it or gave it as that of one definition. */
function rangeSpan(path: string, { first, last }: PlaceClaim, material: ShownMaterial): number | null {
  const begin = material.line(path, first);
  if (begin === null || last - first > MAX_RANGE) return null;
  if (material.functionsAt(path, first).some((known) => known.last >= last)) return begin.seq;
  for (let line = first; line <= last; line++) if (material.line(path, line) === null) return null;
  return begin.seq;
}

function missingReason(
  { path, first, last, text }: PlaceClaim,
  paths: readonly string[],
  material: ShownMaterial,
): string {
  const [known] = paths;
  if (known === undefined) return `No tool output shows ${path}.`;
  const total = material.totalLines(known);
  if (total !== null && last > total) return `${known} has only ${total} lines.`;
  return first === last ? `No tool output shows line ${first} of ${path}.` : `No tool output shows all of ${text}.`;
}

/**
 * What speaks against a name being at a place, as the explanation says; null when nothing does. A name is at a place when it stands
 * on its lines, when its definition covers them, or when the report has a frame that says so.
 */
export function misplaced(
  claim: NameClaim | FieldClaim,
  place: PlaceClaim,
  material: ShownMaterial,
  report: ReportFacts,
): string | null {
  const { name } = claim;
  if (report.hasFrame(name, place.path, place.first) || report.hasCall(name, place.path, place.first)) return null;
  const paths = material.pathsLike(place.path);
  if (paths.some((path) => standsAt(name, path, place, material))) return null;
  const definitions = material.definitions(name);
  const covers = definitions.some(
    ({ path, first, last }) => paths.includes(path) && first <= place.first && place.first <= last,
  );
  if (covers) return null;
  const [path] = paths;
  if (path === undefined) return null;
  const around = enclosingFunction(path, place.first, material);
  // A file may define it more than once, under different options.
  if (around === name) return null;
  const [definition] = definitions;
  if (definition !== undefined && definition.kind === "function") {
    return `${name} is not at ${place.text}: it is at ${definition.path}:${definition.first}–${definition.last}.`;
  }
  if (around !== null) return `${place.text} is in ${around}, and does not say ${name}.`;
  const isMember = claim.kind === "field" && material.line(path, place.first)?.text != null;
  return isMember ? `${name} does not stand at ${place.text}.` : null;
}

function standsAt(name: string, path: string, { first, last }: PlaceClaim, material: ShownMaterial): boolean {
  const word = new RegExp(`\\b${name}\\b`);
  const end = Math.min(last, first + MAX_RANGE) + TOLERANCE;
  for (let line = first - TOLERANCE; line <= end; line++) {
    if (word.test(material.line(path, line)?.text ?? "")) return true;
  }
  return false;
}

/**
 * The function whose code a line is: by its definition, by the lines above that were shown, by the index of the file; null when
 * that is not known.
 */
function enclosingFunction(path: string, line: number, material: ShownMaterial): string | null {
  const [known] = material.functionsAt(path, line);
  return known?.name ?? functionAbove(path, line, material) ?? material.listedFunctionAt(path, line);
}

function functionAbove(path: string, line: number, material: ShownMaterial): string | null {
  for (let above = line; above > line - MAX_FUNCTION; above--) {
    const text = material.line(path, above)?.text ?? null;
    if (text === null || /^[}#]/.test(text)) return null;
    const [, name = ""] = /^[A-Za-z_][\w\s*]*?\b([a-z_]\w*)\(/.exec(text.slice(0, 300)) ?? [];
    if (name !== "" && !text.trimEnd().endsWith(";")) return name;
  }
  return null;
}
