import { treePath } from "./parse-frame";

/** A `path:line` in a text; `start` and `end` are offsets in UTF-16 units, end exclusive. */
export interface ReportLocation {
  /** In the kernel tree. */
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

const EXTENSION_AND_LINE = /\.(?:[chS]|rs):(\d{1,7})(?!\d)/g;
const PATH_CHARACTER = /[\w./+-]/;
/** PATH_MAX of the kernel: nothing longer is a path. */
const MAX_PATH = 4096;

/**
 * The places in source files that a report names, e.g. `net/smc/af_smc.c:2890`, in the order of the text. The text is
 * taken as it is, so that the offsets fit what a page shows. Linear in its length.
 */
export function reportLocations(text: string): ReportLocation[] {
  const locations: ReportLocation[] = [];
  let floor = 0;
  for (const match of text.matchAll(EXTENSION_AND_LINE)) {
    const end = match.index + match[0].length;
    const start = pathStart(text, match.index, Math.max(floor, match.index - MAX_PATH));
    const path = treePath(text.slice(start, match.index + match[0].indexOf(":")));
    const line = Number(match[1]);
    const isUrl = path.startsWith("//");
    if (start < match.index && line > 0 && !isUrl) locations.push({ path, line, start, end });
    floor = end;
  }
  return locations;
}

/** Walks back from `index` over the characters of a path, not below `floor`. */
function pathStart(text: string, index: number, floor: number): number {
  let start = index;
  while (start > floor && PATH_CHARACTER.test(text.charAt(start - 1))) start--;
  return start;
}
