import type { Support } from "@/lib/contract/evidence";
import type { CodeClaim, PlaceClaim, QuotedLine } from "./claim";
import { isGeneralFunction, isGeneralName } from "./general-names";
import { type ReportFacts, squeezed } from "./report-facts";
import { MAX_USES, type ShownMaterial } from "./shown-material";

/** A statement may go on over these lines. */
const LINES_AFTER = 6;
const LINES_BEFORE = 2;
/** Lines of a cited range that code is looked for in. */
const MAX_RANGE = 200;

/** Quoted code against what tools showed; null when it claims nothing: a proposal, a drawing, words. */
export function checkCode(
  claim: CodeClaim,
  cited: PlaceClaim | null,
  material: ShownMaterial,
  report: ReportFacts,
): Support | null {
  const lines = claim.lines.filter(({ text }) => hasCode(text));
  if (lines.length === 0) return null;
  if (claim.lines.every(({ text }) => text.trim() === "" || report.hasLine(text))) return { kind: "report" };
  if (!claim.isBlock) return checkSnippet(claim, cited, material, report);
  const numbered = lines.filter(({ number }) => number !== null);
  if (numbered.length > 0) return checkNumbered(numbered, cited, material);
  if (isDrawing(claim.text)) return null;
  return checkBlock(claim, lines, material, report);
}

function checkSnippet(claim: CodeClaim, cited: PlaceClaim | null, material: ShownMaterial, report: ReportFacts) {
  const { text, isProposal } = claim;
  const pieces = text.split(/\.{3}|…/).filter(hasCode);
  if (cited !== null) {
    const seq = pieces.map((piece) => standsAt(piece, cited, material)).find((found) => found !== null) ?? null;
    if (seq !== null) return shownBy(seq);
  }
  const seqs = pieces.map((piece) => findCode(piece, material));
  const [first = null] = seqs;
  const isThere = first !== null && seqs.every((seq) => seq !== null);
  if (isThere && (cited === null || !isShown(cited, material))) return shownBy(first);
  if (report.hasText(text)) return { kind: "report" } as const;
  if (isProposal && !isThere) return null;
  if (cited !== null && isShown(cited, material)) return unsupported(`This code does not stand at ${cited.text}.`);
  return checkNames(claim, material);
}

/** Code that nothing shows word for word may still be said in other words, where every name in it is known. */
function checkNames({ text, isDoubtful }: CodeClaim, material: ShownMaterial): Support | null {
  const isCalled = (name: string) => new RegExp(`\\b${name}\\(`).test(text);
  const isClaimed = (name: string) =>
    !isGeneralName(name) || (isGeneralFunction(name) && isCalled(name) && !isDoubtful);
  const names = identifiers(text).filter(isClaimed);
  const certain = names.filter((name) => name.includes("_") || isCalled(name));
  const missing = certain.find((name) => material.word(name) === null);
  if (missing !== undefined) return unsupported(`No tool output shows ${missing}.`);
  if (certain.length === 0) return null;
  const changes = /(?<![=!<>])=(?!=)|\+\+|--|;/.test(text);
  if (changes) return unsupported("No tool output shows this code.");
  return shownBy(material.word(certain[0] ?? "")?.seq ?? 0);
}

function checkNumbered(lines: readonly QuotedLine[], cited: PlaceClaim | null, material: ShownMaterial): Support {
  const paths = cited === null ? pathsWith(lines, material) : material.pathsLike(cited.path);
  let reason = `No tool output shows line ${lines[0]?.number} with this text.`;
  for (const path of paths) {
    const wrong = lines.find(({ number, text }) => {
      const shown = material.line(path, number ?? 0)?.text ?? null;
      return shown === null || !sameLine(shown, text);
    });
    if (wrong === undefined) return shownBy(material.line(path, lines[0]?.number ?? 0)?.seq ?? 0);
    reason = `Line ${wrong.number} of ${path} does not say this, as far as tools showed it.`;
  }
  // Cited may have been something else than the source of the quotation.
  if (cited !== null && pathsWith(lines, material).some((path) => !paths.includes(path))) {
    return checkNumbered(lines, null, material);
  }
  return unsupported(reason);
}

/** Files in which the first of the lines stands where the quotation says. */
function pathsWith([line]: readonly QuotedLine[], material: ShownMaterial): string[] {
  const uses = material.word(rarest(line?.text ?? ""))?.uses ?? [];
  return [...new Set(uses.filter((use) => use.line === line?.number && use.path !== "").map(({ path }) => path))];
}

function checkBlock(claim: CodeClaim, lines: readonly QuotedLine[], material: ShownMaterial, report: ReportFacts) {
  const source = lines.filter(({ text }) => !/^\s*(?:\/\*|\*|\/\/|\.{3}|…)/.test(text));
  const found = source.map(({ text }) => findCode(text.replace(/\s*(?:\/\*.*|\/\/.*)$/, ""), material));
  const missing = source.find(({ text }, index) => found[index] === null && !report.hasLine(text));
  const [first = null] = found.filter((seq) => seq !== null);
  if (first !== null && missing === undefined) return shownBy(first);
  // Words in a block, a log of something else, a mended version: only what is given as the code has to stand there.
  if (claim.isProposal || first === null || missing === undefined) return null;
  return unsupported(`No tool output shows “${missing.text.trim().slice(0, 60)}”.`);
}

/** Two columns of what happens at the same time. */
function isDrawing(text: string): boolean {
  return /\b(?:CPU|Thread|Task|thread|task|cpu) ?[0-9A-B]\b/.test(text.slice(0, 500)) || /\S {6,}\S/.test(text);
}

/** The span that showed code at a cited place: it begins on its lines, or one beside them. */
function standsAt(code: string, { path, first, last }: PlaceClaim, material: ShownMaterial): number | null {
  const wanted = squeezed(code);
  const end = Math.min(last, first + MAX_RANGE) + 1;
  for (const known of material.pathsLike(path)) {
    const begins = squeezedLines(known, first - 1, end, material).length;
    const at = squeezedLines(known, first - 1, end + LINES_AFTER, material).indexOf(wanted);
    if (at >= 0 && at < begins) return material.line(known, first)?.seq ?? null;
  }
  return null;
}

function isShown({ path, first }: PlaceClaim, material: ShownMaterial): boolean {
  return material.pathsLike(path).some((known) => (material.line(known, first)?.text ?? null) !== null);
}

/** The span that showed code somewhere, white space apart. */
function findCode(code: string, material: ShownMaterial): number | null {
  const wanted = squeezed(code);
  const found = material.word(rarest(code));
  if (found === null) return null;
  const use = found.uses.find(({ path, line }) =>
    squeezedLines(path, line - LINES_BEFORE, line + LINES_AFTER, material).includes(wanted),
  );
  if (use !== undefined) return material.line(use.path, use.line)?.seq ?? found.seq;
  // A word that stands everywhere was not followed to the end.
  return found.uses.length >= MAX_USES ? found.seq : null;
}

function squeezedLines(path: string, first: number, last: number, material: ShownMaterial): string {
  let text = "";
  for (let line = first; line <= last; line++) text += squeezed(material.line(path, line)?.text ?? "");
  return text;
}

function sameLine(shown: string, quoted: string): boolean {
  const wanted = squeezed(quoted);
  const cut = wanted.replace(/(?:…|\.{3})$/, "");
  const there = squeezed(shown);
  return there === wanted || (cut.length < wanted.length && there.startsWith(cut));
}

function hasCode(text: string): boolean {
  return /[A-Za-z_]\w/.test(text);
}

/** The longest name is the one that stands in the fewest places. */
function rarest(code: string): string {
  return identifiers(code).reduce((longest, name) => (name.length > longest.length ? name : longest), "");
}

function identifiers(code: string): string[] {
  return Array.from(code.slice(0, 2_000).matchAll(/[A-Za-z_]\w{0,127}/g), ([name]) => name);
}

function shownBy(seq: number): Support {
  return { kind: "span", seq };
}

function unsupported(reason: string): Support {
  return { kind: "none", reason };
}
