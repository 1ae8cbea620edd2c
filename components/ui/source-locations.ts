import { reportLocations } from "@/lib/report/report-locations";

/** Finds where to go for a line of source; null when nothing is known about it. */
export type Locate = (path: string, line: number) => string | null;

/** A stretch of text; `path` and `line` are set when it names a place in the source. */
export interface TextSegment {
  /** Where it begins in the whole text, in UTF-16 units. */
  readonly start: number;
  readonly text: string;
  readonly place: { readonly path: string; readonly line: number } | null;
}

/** Cuts `text` where it names places in source files. The texts of the segments together are `text`. */
export function splitAtPlaces(text: string): TextSegment[] {
  const segments: TextSegment[] = [];
  let done = 0;
  for (const { path, line, start, end } of reportLocations(text)) {
    if (start > done) segments.push({ start: done, text: text.slice(done, start), place: null });
    segments.push({ start, text: text.slice(start, end), place: { path, line } });
    done = end;
  }
  if (done < text.length) segments.push({ start: done, text: text.slice(done), place: null });
  return segments;
}
