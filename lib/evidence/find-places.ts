import { treePath } from "@/lib/report/parse-frame";
import type { Claim, FileClaim, PlaceClaim } from "./claim";

const EXTENSION = /\.(?:[chS]|rs)(?![\w/])/g;
/** PATH_MAX of the kernel is 4096; nobody writes such a one. */
const MAX_PATH = 300;
const RANGE = "(\\d{1,7})(?!\\w)(?:(?:[-\u2010-\u2014]| to )[Ln]?(\\d{1,7})(?!\\w))?";
/** a.c:12, a.c:L12, a.c#L12-L15, a.c?h=v6.12#n12, a.c L12, a.c, line 12, a.c (lines 12-15. */
const LINES_AFTER = new RegExp(`^(?::L?|(?:\\?[\\w=.&-]{0,80})?#[Ln]|,? L|,? (?:at |on )?\\(?lines? )${RANGE}`);
/** Where the tree's path begins in the address of a file on the usual sites: elixir, cgit, GitHub and the like. */
const IN_ADDRESS = /^\/\/.*?\/(?:source|tree|blob\/[^/]+)\//;

/** The files and the lines of files that a text names: anywhere, and in links to sites that show source. */
export function fileClaims(text: string, offset: number): (PlaceClaim | FileClaim)[] {
  const claims: (PlaceClaim | FileClaim)[] = [];
  let floor = 0;
  for (const match of text.matchAll(EXTENSION)) {
    const pathEnd = match.index + match[0].length;
    const start = pathStart(text, match.index, Math.max(floor, match.index - MAX_PATH));
    const path = treePath(text.slice(start, pathEnd));
    const [suffix = "", first = "", upTo = ""] = LINES_AFTER.exec(text.slice(pathEnd, pathEnd + 120)) ?? [];
    const end = pathEnd + suffix.length;
    floor = pathEnd;
    // `#include <linux/slab.h>` names no path of the tree, and `//` begins the rest of an address that shows none.
    if (start === match.index || path.includes("//") || (suffix === "" && /[<"]/.test(text.charAt(start - 1))))
      continue;
    const at = { text: text.slice(start, end), start: offset + start, end: offset + end };
    if (Number(first) > 0) claims.push({ kind: "place", path, ...range(first, upTo), ...at });
    else
      claims.push({
        kind: "file",
        path,
        isCertain: path.includes("/"),
        ...at,
      });
  }
  return claims;
}

/** Walks back over the characters of a path, not below `floor`; in an address to where the tree's path begins. */
function pathStart(text: string, index: number, floor: number): number {
  let start = index;
  while (start > floor && /[\w./+-]/.test(text.charAt(start - 1))) start--;
  const [address = ""] = IN_ADDRESS.exec(text.slice(start, index)) ?? [];
  return start + address.length;
}

const BARE_LINES = new RegExp(
  `(?<!\\w|cache )(?:lines? |Lines? |L(?=\\d\\d))${RANGE}(?! of (?:the |this )?(?:report|log|trace|stack|output|patch|diff|commit|message|repro\\w*|program)\\b)`,
  "g",
);

/** `line 12`, `lines 12–15`, `L12`: lines of a file that is named elsewhere, with an empty path. */
export function lineClaims(text: string, offset: number): PlaceClaim[] {
  return Array.from(text.matchAll(BARE_LINES), (match) => {
    const [whole, first = "", upTo = ""] = match;
    const start = offset + match.index;
    return { kind: "place", path: "", ...range(first, upTo), text: whole, start, end: start + whole.length };
  });
}

function range(first: string, upTo: string): { first: number; last: number } {
  return { first: Number(first), last: Math.max(Number(first), Number(upTo)) };
}

const OF_FILE = /^[`*_)]* (?:of|in) (?:the file )?[`*_([]*$/;
const AFTER_FILE = /^[`*_)\]]*[,:]? ?(?:at |on )?\(?[`*_]*$/;

/** Gives lines the path of the file that is named right beside them: `line 12 of net/a.c`, `net/a.c` (line 12). */
export function withFiles(claims: readonly Claim[], text: string): Claim[] {
  return claims.map((claim, index) => {
    if (claim.kind !== "place" || claim.path !== "") return claim;
    const before = claims[index - 1];
    const after = claims[index + 1];
    if (after?.kind === "file" && OF_FILE.test(text.slice(claim.end, after.start)))
      return { ...claim, path: after.path };
    if (before?.kind === "file" && AFTER_FILE.test(text.slice(before.end, claim.start))) {
      return { ...claim, path: before.path };
    }
    return claim;
  });
}
