import { isDoubtful, isProposal, isSaidOfCode } from "./assertion";
import type { Claim, CodeClaim, NameClaim, QuotedLine } from "./claim";
import { fileClaims, lineClaims, withFiles } from "./find-places";
import { isGeneralFunction, isGeneralName, isGeneralOption, isKernelName } from "./general-names";
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
 * What an explanation in Markdown says about the kernel: places, files, commits anywhere; functions as `foo()` and names with an
 * underscore and options of the configuration anywhere, other names, members and code in ticks; blocks of code. Words of C and
 * system calls are left out. Linear in the length of the text.
 */
export function findClaims(explanation: string): FoundClaims {
  const text = explanation.slice(0, MAX_CHARACTERS);
  const claims: Claim[] = [];
  for (const part of markdownParts(text)) {
    if (part.kind === "block") claims.push(...blockClaims(part, text));
    else if (part.kind === "code") claims.push(...tickedClaims(part, text));
    else claims.push(...proseClaims(part, text));
    if (claims.length > MAX_CLAIMS) break;
  }
  const isPartial = claims.length > MAX_CLAIMS || explanation.length > MAX_CHARACTERS;
  return { claims: withFiles(claims.slice(0, MAX_CLAIMS), text), isPartial };
}

const TYPE = /\b(struct|union|enum)\s([A-Za-z_]\w{0,127})(?:::([A-Za-z_]\w{0,127}))?/g;
const CALL = /\b([A-Za-z_]\w{0,127})\(\)/g;
const MEMBER = /(?<![\w.>)\]:])([A-Za-z]\w{0,127})(?:->|(?<=_\w{0,127})::)([A-Za-z_]\w{0,127})(?![\w(])/g;
/** No part of a path, an address or a compound word. */
const BARE_NAME = /(?<![\w/.:@#&>-])_{0,2}[A-Za-z]\w{0,100}_\w{1,100}(?![\w/@(-]|\.\w|::)/g;
const OPTION = /(?<![\w/.-])CONFIG_\w{1,100}(?:=(?:[ymn]|-?\d+)\b)?(?![\w*])/g;
const QUOTED = /["“]([^"”\n]{4,200})["”]/g;
const AFTER_HASH = /(?<!\w)[0-9a-f]{7,40}[`*_]*,?:? ?\(?$/;

type At = Pick<NameClaim, "text" | "start" | "end">;

function proseClaims({ text, start }: MarkdownPart, all: string): Claim[] {
  const at = ({ 0: whole, index }: RegExpMatchArray) => ({ text: whole, ...span(start + (index ?? 0), whole) });
  return withoutOverlaps([
    ...fileClaims(text, start),
    ...lineClaims(text, start),
    ...commitClaims(text, start),
    ...optionClaims(text, start, all),
    ...Array.from(text.matchAll(QUOTED)).flatMap((match): Claim[] => {
      const index = start + match.index;
      const isSubject = AFTER_HASH.test(all.slice(Math.max(0, index - 60), index));
      return isSubject ? [{ kind: "subject", subject: match[1] ?? "", ...at(match) }] : [];
    }),
    ...Array.from(text.matchAll(TYPE)).flatMap((match): Claim[] => {
      const [, , name = "", field] = match;
      if (field !== undefined) return [{ kind: "field", owner: name, isOwnerSure: true, name: field, ...at(match) }];
      return name.includes("_") ? typeClaims(name, at(match)) : [];
    }),
    ...Array.from(text.matchAll(MEMBER)).map((match): Claim => {
      const [whole, before = "", name = ""] = match;
      const owner = whole.includes("::") ? before : "";
      // `load->modify->store` are words.
      return { kind: "field", owner, isOwnerSure: name.includes("_") || owner !== "", name, ...at(match) };
    }),
    ...Array.from(text.matchAll(CALL)).flatMap((match) => functionClaims(match[1] ?? "", at(match), all)),
    ...Array.from(text.matchAll(BARE_NAME)).flatMap((match) => bareNames(match[0], start + match.index)),
  ]);
}

function typeClaims(name: string, at: At): Claim[] {
  if (isGeneralName(name)) return [];
  return [{ kind: "type", name, isCertain: true, isBare: false, isGeneral: false, ...at }];
}

/** One that every kernel has must have been shown only where the code is said to call it. */
function functionClaims(name: string, at: At, all: string): Claim[] {
  const isGeneral = isGeneralName(name);
  if (isGeneral && !isKernelName(name)) return [];
  const isCertain = !isGeneral || (isGeneralFunction(name) && isSaidOfCode(all, at.start, at.end));
  return [{ kind: "name", name, isCertain, isBare: false, isGeneral, ...at }];
}

function optionClaims(text: string, offset: number, all: string): Claim[] {
  return Array.from(text.matchAll(OPTION)).map(({ 0: whole, index }) => {
    const name = whole.replace(/=.*/, "");
    const at = span(offset + index, whole);
    return {
      kind: "option",
      name,
      isCertain: !isGeneralOption(name) && !isProposal(all, at.start),
      text: whole,
      ...at,
    };
  });
}

/** A name without ticks: words in capitals may be labels, and underscores around it emphasis. */
function bareNames(text: string, start: number): Claim[] {
  const [, emphasis = "", inner = text] = /^(_{1,2})(.*[^_])\1$/.exec(text) ?? [];
  if (isGeneralName(inner) || !inner.includes("_") || /^[a-z]+_[0-9a-z]$/i.test(inner)) return [];
  return [
    {
      kind: "name",
      name: inner,
      isCertain: /[a-z]/.test(inner),
      isBare: true,
      isGeneral: false,
      text: inner,
      ...span(start + emphasis.length, inner),
    },
  ];
}

const FILE_LIKE = /^(?:ko|o|a|so|py|pl|sh|txt|rst|md|config|conf|cfg|html?|json|ya?ml|lds|dts|log|com|org)$/;

function tickedClaims(part: MarkdownPart, all: string): Claim[] {
  const files = fileClaims(part.text, part.start);
  if (files.some(({ kind }) => kind === "place")) return files.filter(({ kind }) => kind === "place");
  if (files.length > 0) return files;
  const text = part.text.trim();
  const start = part.start + part.text.indexOf(text);
  const at = { text, ...span(start, text) };
  const commit = commitClaims(text, start);
  if (commit.length > 0) return commit;
  const lines = lineClaims(text, start);
  if (lines[0]?.text === text) return lines;
  const options = optionClaims(text, start, all);
  if (options[0]?.text === text) return options;
  const [, tag, typeName = "", typeField] =
    /^(struct|union|enum)\s+(\w{1,128})(?:(?:::|\.|->)(\w{1,128}))?$/.exec(text) ?? [];
  if (tag !== undefined && typeField !== undefined) {
    return [{ kind: "field", owner: typeName, isOwnerSure: true, name: typeField, ...at }];
  }
  if (tag !== undefined) return typeClaims(typeName, at);
  const [, name, brackets] = /^[&*]{0,2}([A-Za-z_]\w{0,127})(\(\))?$/.exec(text) ?? [];
  if (name !== undefined && (brackets !== undefined || name.includes("_"))) return functionClaims(name, at, all);
  if (name !== undefined) {
    // It may be a word.
    const claim = { kind: "name", name, isCertain: false, isBare: false, isGeneral: false, ...at } as const;
    return isGeneralName(name) ? [] : [claim];
  }
  const [, owner = "", member] = /^(?:([A-Za-z_]\w{0,127})::|(?:->|\.))([A-Za-z_]\w{0,127})$/.exec(text) ?? [];
  if (member !== undefined) return [{ kind: "field", owner, isOwnerSure: true, name: member, ...at }];
  const [, holder = "", held = ""] = /^([A-Za-z_]\w{0,127})\.([A-Za-z_]\w{0,127})$/.exec(text) ?? [];
  if (held !== "") {
    return FILE_LIKE.test(held) ? [] : [{ kind: "field", owner: holder, isOwnerSure: false, name: held, ...at }];
  }
  if (!looksLikeCode(text)) return [];
  const meant = { isProposal: isProposal(all, start), isDoubtful: isDoubtful(all, start, start + text.length) };
  return [quotation(text, start, { isBlock: false, ...meant })];
}

const DECLARATION =
  /^(?:(?:const|volatile|unsigned|signed|static) )*(?:[us](?:8|16|32|64)|int|char|bool|long|short|\w+_t|(?:struct|union|enum) \w+) \**\w+(?: ?: ?\d+)?$/;

/** A C expression, statement or declaration, and not words. */
function looksLikeCode(text: string): boolean {
  if (DECLARATION.test(text)) return !isGeneralName(text.slice(text.lastIndexOf(" ") + 1));
  return /[A-Za-z_]\w/.test(text) && /->|[()=;[\]]|\+\+|--$/.test(text);
}

function blockClaims({ text, start, language }: MarkdownPart, all: string): Claim[] {
  if (/^(?:sh|bash|shell|console|mermaid|json)/.test(language) || text.trim() === "") return [];
  const meant = { isBlock: true, isDoubtful: false };
  if (/^(?:diff|patch)/.test(language))
    return [quotation(text, start, { ...meant, isProposal: false }, oldLines(text))];
  return [quotation(text, start, { ...meant, isProposal: isProposal(all, start) })];
}

const NUMBERED = /^\s*(\d{1,7})(?::|\s*[|│](?!.*\s[|│]\s))(?: (.*)|)$/;

function quotation(
  text: string,
  start: number,
  what: Pick<CodeClaim, "isBlock" | "isProposal" | "isDoubtful">,
  quoted: readonly string[] = text.split(/\r?\n/, MAX_QUOTED_LINES),
): CodeClaim {
  const lines = quoted.map((line): QuotedLine => {
    const match = what.isBlock ? NUMBERED.exec(line) : null;
    return match === null ? { number: null, text: line } : { number: Number(match[1]), text: match[2] ?? "" };
  });
  return { kind: "code", text, ...span(start, text), lines, ...what };
}

/** What a diff says is there now: the lines that it removes and those around them. */
function oldLines(diff: string): string[] {
  return diff
    .split(/\r?\n/, MAX_QUOTED_LINES)
    .filter((line) => !/^(?:\+|---|@@|diff |index |\\)/.test(line))
    .map((line) => line.replace(/^[- ]/, ""));
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
