import { splitAtPlaces, type TextSegment } from "@/components/ui/source-locations";
import type { FrameSource } from "@/lib/contract/job-query";

/** A line of a report, cut where it names source, with the stored source that it leads to. */
export interface LinkedLine {
  /** From 1. */
  readonly number: number;
  readonly text: string;
  readonly segments: readonly TextSegment[];
  readonly source: FrameSource | null;
}

/** The first `limit` lines of a report. Paths are matched with or without the `./` that some builds print. */
export function linkedLines(report: string, sources: readonly FrameSource[], limit: number): LinkedLine[] {
  const byPlace = new Map(sources.map((source) => [placeKey(source.path, source.line), source]));
  return report.split("\n", limit).map((text, index) => {
    const segments = splitAtPlaces(text);
    const places = segments.flatMap(({ place }) => (place === null ? [] : [place]));
    const source = places
      .map(({ path, line }) => byPlace.get(placeKey(path, line)))
      .find((found) => found !== undefined);
    return { number: index + 1, text, segments, source: source ?? null };
  });
}

/** The id under which the page shows the source around a line. */
export function sourceAnchor(path: string, line: number): string {
  return `source-${path.replace(/[^\w.-]+/g, "-")}-${line}`;
}

/** The stored source that shows `line` of `path`, the one that is about it first; null when none does. */
export function sourceShowing(sources: readonly FrameSource[], path: string, line: number): FrameSource | null {
  const ofFile = sources.filter((source) => trimPath(source.path) === trimPath(path));
  const around = ({ firstLine, text }: FrameSource) =>
    firstLine <= line && line < firstLine + text.replace(/\n$/, "").split("\n").length;
  return ofFile.find((source) => source.line === line) ?? ofFile.find(around) ?? null;
}

function placeKey(path: string, line: number): string {
  return `${trimPath(path)}:${line}`;
}

function trimPath(path: string): string {
  return path.replace(/^(?:\.\/)+/, "");
}
