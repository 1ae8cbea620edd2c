import { treePath } from "@/lib/report/parse-frame";
import { reportLocations } from "@/lib/report/report-locations";
import type { Claim, CodeClaim, QuotedLine } from "./claim";
import { isGeneralName } from "./general-names";
import { type MarkdownPart, markdownParts } from "./markdown-parts";

/** An explanation is no longer; what follows is not looked at. */
const MAX_CHARACTERS = 200_000;
const MAX_CLAIMS = 2_000;
/** Lines of a quotation that are compared. */
const MAX_QUOTED_LINES = 200;

export interface FoundClaims {
  /** In the order of the text, none inside of another. */
  readonly claims: readonly Claim[];
  readonly isPartial: boolean;
}

/**
 * What an explanation in Markdown says about the kernel: places, files, commits anywhere; functions as `foo()` anywhere, other names,
 * members and code in ticks; fenced blocks. Names that every kernel has are left out. Linear in the length of the text.
 */
export function findClaims(explanation: string): FoundClaims {
  const text = explanation.slice(0, MAX_CHARACTERS);
  const claims: Claim[] = [];
  let sentence = "";
  for (const part of markdownParts(text)) {
    if (part.kind === "block") claims.push(...blockClaims(part, sentence));
    else if (part.kind === "code") claims.push(...tickedClaims(part, sentence));
    else claims.push(...proseClaims(part));
    sentence = (part.kind === "block" ? "" : sentence + part.text).slice(-SENTENCE);
    if (claims.length > MAX_CLAIMS) break;
  }
  const isPartial = claims.length > MAX_CLAIMS || explanation.length > MAX_CHARACTERS;
  return { claims: claims.slice(0, MAX_CLAIMS), isPartial };
}

/** Characters before a quotation that may say that it is a proposal. */
const SENTENCE = 200;
const PROPOSAL =
  /\b(?:should|could|would|might|must|instead|replac\w+|suggest\w*|propos\w+|fix\w*|annotat\w+|add(?:ing|ed)?|use|using|need\w*|miss\w+|e\.g\.|such as|for example|like)\b[^.!?]*$/i;

function proseClaims({ text, start }: MarkdownPart): Claim[] {
  return withoutOverlaps([
    ...placeClaims(text, start),
    ...fileClaims(text, start),
    ...commitClaims(text, start),
    ...Array.from(text.matchAll(/\b(struct|union|enum)\s([A-Za-z_]\w{0,127})(?:::([A-Za-z_]\w{0,127}))?/g)).flatMap(
      (match): Claim[] => {
        const [whole, , name = "", field] = match;
        const at = { text: whole, ...span(start + match.index, whole) };
        if (field !== undefined) return [{ kind: "field", owner: name, name: field, ...at }];
        return name.includes("_") && !isGeneralName(name) ? [{ kind: "type", name, isCertain: true, ...at }] : [];
      },
    ),
    ...Array.from(text.matchAll(/\b([A-Za-z_]\w{0,127})\(\)/g)).flatMap((match): Claim[] => {
      const [whole, name = ""] = match;
      if (isGeneralName(name)) return [];
      return [{ kind: "name", name, isCertain: true, text: whole, ...span(start + match.index, whole) }];
    }),
  ]);
}

function tickedClaims(part: MarkdownPart, sentence: string): Claim[] {
  const places = placeClaims(part.text, part.start);
  if (places.length > 0) return places;
  const files = fileClaims(part.text, part.start);
  if (files.length > 0) return files;
  const text = part.text.trim();
  const start = part.start + part.text.indexOf(text);
  const at = { text, ...span(start, text) };
  const commit = commitClaims(text, start);
  if (commit.length > 0) return commit;
  const [, tag, typeName = "", typeField] =
    /^(struct|union|enum)\s+(\w{1,128})(?:(?:::|\.|->)(\w{1,128}))?$/.exec(text) ?? [];
  if (tag !== undefined && typeField !== undefined) return [{ kind: "field", owner: typeName, name: typeField, ...at }];
  if (tag !== undefined)
    return isGeneralName(typeName) ? [] : [{ kind: "type", name: typeName, isCertain: true, ...at }];
  const [, name, brackets] = /^[&*]{0,2}([A-Za-z_]\w{0,127})(\(\))?$/.exec(text) ?? [];
  if (name !== undefined) {
    const isCertain = brackets !== undefined || name.includes("_");
    return isGeneralName(name) ? [] : [{ kind: "name", name, isCertain, ...at }];
  }
  const [, owner = "", member] = /^(?:([A-Za-z_]\w{0,127})::|(?:->|\.))([A-Za-z_]\w{0,127})$/.exec(text) ?? [];
  if (member !== undefined) return [{ kind: "field", owner, name: member, ...at }];
  if (!looksLikeCode(text)) return [];
  return [quotation(text, start, { isBlock: false, isProposal: PROPOSAL.test(sentence) })];
}

/** A C expression, statement or declaration, and not words. */
function looksLikeCode(text: string): boolean {
  return /[A-Za-z_]\w/.test(text) && /->|[()=;[\]]|\+\+|--$/.test(text);
}

function blockClaims({ text, start, language }: MarkdownPart, sentence: string): Claim[] {
  if (/^(?:diff|patch|sh|bash|shell|console|mermaid|json)/.test(language) || text.trim() === "") return [];
  const isProposal = PROPOSAL.test(sentence.trimEnd().replace(/[.:]$/, ""));
  return [quotation(text, start, { isBlock: true, isProposal })];
}

const NUMBERED = /^\s*(\d{1,7}):(?: (.*)|)$/;

function quotation(text: string, start: number, what: Pick<CodeClaim, "isBlock" | "isProposal">): CodeClaim {
  const lines = text.split("\n", MAX_QUOTED_LINES).map((line): QuotedLine => {
    const match = what.isBlock ? NUMBERED.exec(line) : null;
    return match === null ? { number: null, text: line } : { number: Number(match[1]), text: match[2] ?? "" };
  });
  return { kind: "code", text, ...span(start, text), lines, ...what };
}

const RANGE_END = /^[-–](\d{1,7})(?!\w)/;

function placeClaims(text: string, offset: number): Claim[] {
  return reportLocations(text).map(({ path, line, start, end }) => {
    const [range = "", upTo = ""] = RANGE_END.exec(text.slice(end, end + 9)) ?? [];
    const last = Number(upTo) >= line ? Number(upTo) : line;
    const cited = text.slice(start, end + (last > line || upTo !== "" ? range.length : 0));
    return { kind: "place", path, first: line, last, text: cited, ...span(offset + start, cited) };
  });
}

const EXTENSION = /\.(?:[chS]|rs)(?![\w/]|:\d)/g;
/** PATH_MAX of the kernel is 4096; nobody writes such a one. */
const MAX_PATH = 300;

function fileClaims(text: string, offset: number): Claim[] {
  const claims: Claim[] = [];
  let floor = 0;
  for (const match of text.matchAll(EXTENSION)) {
    const end = match.index + match[0].length;
    let start = match.index;
    const lowest = Math.max(floor, match.index - MAX_PATH);
    while (start > lowest && /[\w./+-]/.test(text.charAt(start - 1))) start--;
    const written = text.slice(start, end);
    const path = treePath(written);
    // `#include <linux/slab.h>` names no path of the tree, and `//` begins the rest of an address.
    const isPath = /^[\w+-][^/]*\//.test(path) && !/[<"]/.test(text.charAt(start - 1)) && !written.includes("//");
    if (isPath) claims.push({ kind: "file", path, text: written, ...span(offset + start, written) });
    floor = end;
  }
  return claims;
}

function commitClaims(text: string, offset: number): Claim[] {
  return Array.from(text.matchAll(/(?<![\w/.@-])[0-9a-f]{7,40}(?![\w/@-])/g)).flatMap((match): Claim[] => {
    const [hash] = match;
    const said = /(?:commit|fixes:?|revision)\s{1,3}$/i.test(text.slice(Math.max(0, match.index - 12), match.index));
    const isHash = said || (/\d/.test(hash) && /[a-f]/.test(hash) && !isAddress(hash));
    return isHash ? [{ kind: "commit", hash, text: hash, ...span(offset + match.index, hash) }] : [];
  });
}

/** Kernel addresses are printed without 0x too. */
function isAddress(hash: string): boolean {
  return hash.length === 16 && hash.startsWith("ffff");
}

function span(start: number, text: string): { start: number; end: number } {
  return { start, end: start + text.length };
}

function withoutOverlaps(claims: readonly Claim[]): Claim[] {
  const sorted = claims.toSorted((a, b) => a.start - b.start || b.end - a.end);
  let end = 0;
  return sorted.filter((claim) => {
    if (claim.start < end) return false;
    end = claim.end;
    return true;
  });
}
