import type { CheckedClaim, ClaimKind, Evidence, ReadStack, Support } from "@/lib/contract/evidence";
import { sourceFunctionName } from "@/lib/report/parse-frame";
import { reportKeys } from "@/lib/report/report-keys";
import { isDenied, isDoubtful } from "./assertion";
import { checkCode } from "./check-code";
import { checkCommit, checkField, checkFile, checkName, checkOption, checkSubject } from "./check-names";
import { checkLines, checkPlace, misplaced } from "./check-place";
import type { Claim, CodeClaim, FieldClaim, NameClaim, PlaceClaim } from "./claim";
import { findClaims } from "./find-claims";
import { ReportFacts } from "./report-facts";
import { type OutputSpan, ShownMaterial } from "./shown-material";

/** A job as far as it is examined. */
export interface Examined {
  /** Markdown; empty when there is none. */
  readonly explanation: string;
  readonly report: string;
  /** The kernel's, as it was given with the job; often empty. */
  readonly config: string;
  /** Of the bug; for reports that have none of their own. */
  readonly title: string;
}

/** Stacks and frames that are kept: more come from a log that was pasted whole. */
const MAX_STACKS = 50;
const MAX_FRAMES = 100;

/** Examines an ended job: give it the spans, in the order of seq, then ask for the outcome. Linear in all that it reads. */
export class Examiner {
  readonly #material = new ShownMaterial();

  constructor(private readonly job: Examined) {}

  add(span: OutputSpan): void {
    this.#material.add(span);
  }

  outcome(): Evidence {
    const report = new ReportFacts(this.job.report, this.job.config);
    const { claims, isPartial } = findClaims(this.job.explanation);
    return {
      claims: checkClaims(claims, this.job.explanation, this.#material, report),
      isPartial: isPartial || this.#material.isPartial,
      stacks: readStacks(report, this.#material),
      reportKeys: reportKeys(report.report, this.job.title),
    };
  }
}

function checkClaims(
  claims: readonly Claim[],
  explanation: string,
  material: ShownMaterial,
  report: ReportFacts,
): CheckedClaim[] {
  const namedPaths = pathsNamed(claims, material);
  return claims.flatMap((claim, index) => {
    const before = claims[index - 1];
    const after = claims[index + 1];
    const gapBefore = before === undefined ? FAR : explanation.slice(before.end, claim.start).slice(0, MAX_GAP);
    const gapAfter = after === undefined ? FAR : explanation.slice(claim.end, after.start).slice(0, MAX_GAP);
    const neighbours = { before: before ?? null, gapBefore, after: after ?? null, gapAfter };
    const support =
      claim.kind === "place" && claim.path === ""
        ? checkLines(claim, namedPaths, material, report)
        : (absence(claim, explanation, material, report) ?? checkOne(claim, neighbours, material, report));
    if (support === null) return [];
    // Where tools showed too much to keep it all, nothing is held against an explanation.
    if (support.kind === "none" && (material.isPartial || isDeniedCall(claim, explanation))) return [];
    const { text, start, end } = claim;
    return [{ kind: storedKind(claim), text: text.slice(0, MAX_TEXT), start, end, support }];
  });
}

function storedKind({ kind }: Claim): ClaimKind {
  return kind === "subject" ? "commit" : kind === "option" ? "name" : kind;
}

/** `does not call foo()`: that is shown by what does stand there. */
function isDeniedCall(claim: Claim, explanation: string): boolean {
  return claim.kind === "name" && claim.text.endsWith("()") && isDenied(explanation, claim.start);
}

/** A name that is said not to be there, and that a tool did not find either: its answer is what shows that. */
function absence(claim: Claim, explanation: string, material: ShownMaterial, report: ReportFacts): Support | null {
  if (claim.kind !== "name" && claim.kind !== "type") return null;
  const seq = material.missed(claim.name);
  const isKnown = material.word(claim.name) !== null || report.hasWord(claim.name);
  if (seq === null || isKnown || !isDoubtful(explanation, claim.start, claim.end)) return null;
  return { kind: "span", seq };
}

/** The files that an explanation is about: those it names, and those of what it names, each once. */
function pathsNamed(claims: readonly Claim[], material: ShownMaterial): readonly string[] {
  const paths = claims.flatMap((claim) => {
    if (claim.kind === "place" || claim.kind === "file") return material.pathsLike(claim.path);
    const name =
      claim.kind === "field" ? claim.owner : claim.kind === "name" || claim.kind === "type" ? claim.name : "";
    return material.definitions(name).map(({ path }) => path);
  });
  return [...new Set(paths)];
}

/** Of a claim that is kept; its offsets tell where all of it is. */
const MAX_TEXT = 200;
const MAX_GAP = 90;
const FAR = "\n\n\n";

interface Neighbours {
  readonly before: Claim | null;
  readonly gapBefore: string;
  readonly after: Claim | null;
  readonly gapAfter: string;
}

function checkOne(claim: Claim, near: Neighbours, material: ShownMaterial, report: ReportFacts): Support | null {
  switch (claim.kind) {
    case "place": {
      const support = checkPlace(claim, material, report);
      const reason = support.kind === "none" ? null : misplacement(claim, near, material, report);
      return reason === null ? support : { kind: "none", reason };
    }
    case "name":
    case "type":
      return checkName(claim, material, report);
    case "option":
      return checkOption(claim, material, report);
    case "field":
      return checkField(claim, material, report);
    case "file":
      return checkFile(claim, material, report);
    case "commit":
      return checkCommit(claim, material, report);
    case "subject": {
      const commit = near.before?.kind === "commit" && THEN_SUBJECT.test(near.gapBefore) ? near.before : null;
      return commit === null ? null : checkSubject(claim, commit, material);
    }
    case "code":
      return checkCode(claim, citedFor(claim, near), material, report);
  }
}

/** 1234567 ("subject"), 1234567: "subject". */
const THEN_SUBJECT = /^[`*_]*,?:? ?\(?$/;
/** [`foo`](https://site/net/a.c#L12): up to where the tree's path begins. */
const THEN_LINK = /^[`*_]*\]\(\S*$/;
/** `foo` at net/a.c:12, `foo` (net/a.c:12), `foo`, defined in net/a.c:12. */
const THEN_PLACE =
  /^[`*_)]*(?: ?\(|,? (?:(?:which|that) )?(?:is |was |are )?(?:[a-z]+ )?(?:at|in|on) (?:line )?)[`*_([]*$/;
/** net/a.c:12 in `foo`, net/a.c:12 (`foo`). */
const THEN_NAME = /^[`*_)\]]*(?:,? (?:in|inside|within|of) (?:the )?(?:function )?| ?\()[`*_]*$/;
/** net/a.c:12: `code`, net/a.c:12 reads `code`. */
const THEN_CODE = /^[`*_)\]]*(?:: ?| ?\(| (?:reads|says|is|does|has|:) )[`*_]*$/;
const CODE_AT = /^[`*_]*(?: ?\(| (?:at|in|on) (?:line )?)[`*_([]*$/;
/** A block belongs to the place named last before it. */
const THEN_BLOCK = /^[`*_)\]]*[^.!?\n]{0,40}:?\s*\n[\s`~a-z]*$/;

function misplacement(
  place: PlaceClaim,
  { before, gapBefore, after, gapAfter }: Neighbours,
  material: ShownMaterial,
  report: ReportFacts,
): string | null {
  const names = [
    before !== null && (THEN_PLACE.test(gapBefore) || THEN_LINK.test(gapBefore)) ? before : null,
    after !== null && THEN_NAME.test(gapAfter) ? after : null,
  ];
  for (const claim of names) {
    const isName = claim?.kind === "name" || claim?.kind === "type" || claim?.kind === "field";
    // A name that nobody knows is marked by itself, and what is proposed for a place need not be there.
    if (!isName || material.word(claim.name) === null || isProposed(claim)) continue;
    const reason = misplaced(claim, place, material, report);
    if (reason !== null) return reason;
  }
  return null;
}

function isProposed(claim: NameClaim | FieldClaim): boolean {
  return claim.kind !== "field" && claim.isGeneral && !claim.isCertain;
}

/** The place where quoted code is said to stand. */
function citedFor(claim: CodeClaim, { before, gapBefore, after, gapAfter }: Neighbours): PlaceClaim | null {
  const isThere = claim.isBlock ? THEN_BLOCK : THEN_CODE;
  if (before?.kind === "place" && isThere.test(gapBefore)) return before;
  const isAt = !claim.isBlock && (CODE_AT.test(gapAfter) || THEN_LINK.test(gapAfter));
  if (after?.kind === "place" && isAt) return after;
  return null;
}

function readStacks({ report }: ReportFacts, material: ShownMaterial): ReadStack[] {
  return report.stacks.slice(0, MAX_STACKS).map(({ kind, heading, frames }) => ({
    kind,
    heading: heading.slice(0, MAX_TEXT),
    frames: frames.slice(0, MAX_FRAMES).map(({ function: name, file, line }) => {
      return { function: name, file, line, seq: frameSpan(sourceFunctionName(name), file, line, material) };
    }),
  }));
}

/** The first span that showed the frame's line, or the definition of its function where the lines are another tree's. */
function frameSpan(name: string, file: string, line: number, material: ShownMaterial): number | null {
  const ofFile = material
    .definitions(name)
    .find(({ path, kind }) => kind === "function" && (file === "" || path === file));
  const shown = material.line(file, line);
  const seqs = [shown?.text == null || file === "" ? undefined : shown.seq, ofFile?.seq].filter(
    (seq) => seq !== undefined,
  );
  return seqs.length === 0 ? null : Math.min(...seqs);
}
