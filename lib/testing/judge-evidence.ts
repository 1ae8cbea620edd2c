import type { CheckedClaim } from "@/lib/contract/evidence";
import type { Span } from "@/lib/contract/span";
import type { ExplanationCase, TruthMark } from "./explanation-case";

/** How the evidence of a case fits what its writer said. */
export interface Judgement {
  /** Whether the false citation is marked. */
  readonly isFound: boolean;
  readonly trueParts: number;
  /** Of those, how many are linked to what supports them, in whole or in part. */
  readonly linkedParts: number;
  /** Claims that are marked as unsupported outside of the false citation and what is open. */
  readonly wrong: readonly CheckedClaim[];
  /** Claims that are marked where the writer left it open. */
  readonly openMarked: number;
  /** Claims whose span is not there, did not end well, is neither a tool's nor an action's, or does not hold what they name. */
  readonly dead: readonly CheckedClaim[];
}

/** Judges the claims that were found in a case's explanation. */
export function judgeEvidence(
  { marks }: ExplanationCase,
  claims: readonly CheckedClaim[],
  spans: readonly Span[],
): Judgement {
  const partsOf = (truth: TruthMark["truth"]) => marks.filter((mark) => mark.truth === truth);
  const touches = (claim: CheckedClaim, parts: readonly TruthMark[]) =>
    parts.some(({ start, end }) => claim.start < end && claim.end > start);
  const marked = claims.filter(({ support }) => support.kind === "none");
  const supported = claims.filter(({ support }) => support.kind !== "none");
  const isOpen = (claim: CheckedClaim) => touches(claim, partsOf("open"));
  const isPlant = (claim: CheckedClaim) => touches(claim, partsOf("false"));
  return {
    isFound: marked.some(isPlant),
    trueParts: partsOf("true").length,
    linkedParts: partsOf("true").filter((part) => supported.some((claim) => touches(claim, [part]))).length,
    wrong: marked.filter((claim) => !isPlant(claim) && !isOpen(claim)),
    openMarked: marked.filter((claim) => isOpen(claim) && !isPlant(claim)).length,
    dead: supported.filter((claim) => !isAlive(claim, spans)),
  };
}

/** Reads the span again, by other means than the checker. */
function isAlive({ kind, text, support }: CheckedClaim, spans: readonly Span[]): boolean {
  if (support.kind !== "span") return true;
  const span = spans.find(({ seq }) => seq === support.seq);
  if (span === undefined || span.error !== "" || (span.type !== "tool" && span.type !== "action")) return false;
  const values = [...valuesOf(JSON.parse(span.args || "{}")), ...valuesOf(JSON.parse(span.results || "{}"))];
  const shown = values.join("\n");
  const words = text.match(/\w+/g) ?? [];
  // Most tools show the first 12 digits; words in quotation marks are a subject.
  if (kind === "commit") return shown.includes(text.startsWith('"') ? text.slice(1, -1) : text.slice(0, 12));
  // Names may stand in the plural.
  if (kind !== "place") return shown.includes((words.at(-1) ?? "").replace(/s$/, ""));
  const line = Number(/(?::|#[Ln]|\bL|\blines? )(\d+)/.exec(text)?.[1] ?? Number.NaN);
  const [, name = ""] = /([\w.-]+\.[a-zA-Z]\w*)/.exec(text) ?? [];
  return shown.includes(name) && (Number.isNaN(line) || showsLine(values, shown, line));
}

function showsLine(values: readonly unknown[], shown: string, line: number): boolean {
  const bounds = values.filter((value) => typeof value === "number");
  return (
    new RegExp(`(^|:|\\D)${line}(:|\\D|$)`, "m").test(shown) ||
    (bounds.some((bound) => bound <= line) && bounds.some((bound) => bound >= line))
  );
}

function valuesOf(value: unknown): unknown[] {
  if (typeof value !== "object" || value === null) return [value];
  return Object.values(value).flatMap(valuesOf);
}
