"use client";

import { useEffect, useEffectEvent, useMemo, useState } from "react";
import type { Instant } from "@/lib/contract/instant";
import type { JobRow } from "@/lib/contract/job";
import type { JobFilter } from "@/lib/contract/job-query";
import { routes } from "@/lib/routes";
import { followJobs } from "./follow-jobs";
import { countNew, currentRows, type News, withRows } from "./live-rows";

interface LiveJobs {
  /** The rows of the page, up to date. */
  readonly jobs: readonly JobRow[];
  /** How many jobs a first page would have gained. */
  readonly added: number;
  /** When the stream was lost (ms since the epoch); null while it is there. */
  readonly lostSince: number | null;
}

interface ListStart {
  readonly jobs: readonly JobRow[];
  readonly filter: JobFilter;
  /** Before the rows were read. */
  readonly since: Instant;
}

/** Keeps the rows of a page up to date by the server's events, and counts what else there would be. */
export function useLiveJobs({ jobs, filter, since }: ListStart): LiveJobs {
  const [news, setNews] = useState<News>(new Map());
  const [lostSince, setLostSince] = useState<number | null>(null);
  const url = routes.listEvents(
    filter.namespace,
    since,
    jobs.map(({ id }) => id),
  );
  const take = useEffectEvent((rows: readonly JobRow[]) => setNews((before) => withRows(before, rows)));
  useEffect(
    () =>
      followJobs(url, {
        take: (rows) => take(rows),
        found: () => setLostSince(null),
        lose: () => setLostSince((lost) => lost ?? Date.now()),
      }),
    [url],
  );
  const current = useMemo(() => currentRows(jobs, news), [jobs, news]);
  const added = useMemo(() => countNew(jobs, news, filter), [jobs, news, filter]);
  return { jobs: current, added, lostSince };
}
