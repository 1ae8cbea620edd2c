/** What whoever wrote an explanation says about a part of it; `open` may be taken either way. */
type Truth = "true" | "false" | "open";

/** A part of an explanation, offsets in UTF-16 units, end exclusive. */
export interface TruthMark {
  readonly truth: Truth;
  readonly start: number;
  readonly end: number;
}

/** An explanation as a model might write it, with one false citation, and what is true in it. */
export interface ExplanationCase {
  readonly name: string;
  readonly investigation: string;
  /** What is false, in words. */
  readonly plant: string;
  readonly explanation: string;
  readonly marks: readonly TruthMark[];
}

const brackets: Readonly<Record<string, Truth>> = { "«": "true", "‹": "false", "⟨": "open" };
const FIELD = /^([a-z-]+): (.*)\n/;

/**
 * Reads a case: lines `name: value`, then the explanation, in which «…» stands around what is true, ‹…› around the false
 * citation and ⟨…⟩ around what may be taken either way. `{name}` and `{name:12}` stand for a commit of `commits` and its
 * first digits. Throws when there is not exactly one false citation.
 */
export function parseExplanationCase(
  name: string,
  file: string,
  commits: Readonly<Record<string, string>>,
): ExplanationCase {
  const fields = new Map<string, string>();
  let rest = file;
  for (let field = FIELD.exec(rest); field !== null; field = FIELD.exec(rest)) {
    fields.set(field[1] ?? "", field[2] ?? "");
    rest = rest.slice(field[0].length);
  }
  if (fields.get("line-ends") === "crlf") rest = rest.replaceAll("\n", "\r\n");
  const filled = rest.replace(/\{(\w+)(?::(\d+))?\}/g, (whole, commit: string, digits?: string) => {
    return commits[commit]?.slice(0, digits === undefined ? undefined : Number(digits)) ?? whole;
  });
  const marks: TruthMark[] = [];
  let explanation = "";
  let open: { readonly truth: Truth; readonly start: number } | null = null;
  for (const part of filled.split(/([«»‹›⟨⟩])/)) {
    const truth = brackets[part];
    if (truth !== undefined) open = { truth, start: explanation.length };
    else if (!/^[»›⟩]$/.test(part)) explanation += part;
    else if (open !== null) marks.push({ ...open, end: explanation.length });
  }
  if (marks.filter(({ truth }) => truth === "false").length !== 1) throw new Error(`${name} needs one false citation.`);
  return {
    name,
    investigation: fields.get("investigation") ?? "",
    plant: fields.get("plant") ?? "",
    explanation,
    marks,
  };
}
