import type { FrameSource } from "@/lib/contract/job-query";
import { storeFrameSources } from "@/lib/db/frame-sources";
import { ensureRepository } from "@/lib/kernel/ensure-repository";
import { reportLocations } from "@/lib/report/report-locations";
import { persist } from "./persist";
import { readTreeFiles } from "./tree-files";

const LINES_BEFORE = 10;
const LINES_AFTER = 10;
/** Places of a report that are looked up: more come from a log that was pasted whole. */
const MAX_PLACES = 300;

/** Whose frames, in which tree. */
export interface FrameLinesRequest {
  readonly jobId: string;
  readonly report: string;
  readonly repository: string;
  /** Full hash. */
  readonly commit: string;
  readonly home: string;
  /** Aborted when the run was cancelled or its worker stops. */
  readonly signal: AbortSignal;
}

/** Stores the source lines around each place that a job's report names, so that its page can show them without the tree. */
export async function keepFrameLines(request: FrameLinesRequest): Promise<void> {
  const places = reportPlaces(request.report);
  if (places.size === 0) return;
  const { repository, commit, home, signal } = request;
  const { gitDir } = await ensureRepository(repository, commit, home, { signal });
  const files = await readTreeFiles({ gitDir, commit, paths: [...places.keys()], signal });
  const sources = [...places].flatMap(([path, lines]) => {
    const text = files.get(path);
    return text === undefined ? [] : [...lines].flatMap((line) => cut(path, text, line));
  });
  await persist(signal, () => storeFrameSources(request.jobId, sources));
}

/** Lines by path, in the order of the report. */
function reportPlaces(report: string): ReadonlyMap<string, ReadonlySet<number>> {
  const places = new Map<string, Set<number>>();
  for (const { path, line } of reportLocations(report).slice(0, MAX_PLACES)) {
    const lines = places.get(path) ?? new Set();
    places.set(path, lines.add(line));
  }
  return places;
}

/** Nothing when the file is shorter: the report was taken from another tree. */
function cut(path: string, text: string, line: number): FrameSource[] {
  const lines = text.replace(/\n$/, "").split("\n");
  if (line > lines.length) return [];
  const firstLine = Math.max(1, line - LINES_BEFORE);
  return [{ path, line, firstLine, text: lines.slice(firstLine - 1, line + LINES_AFTER).join("\n") }];
}
