"use client";

import { useEffect, useEffectEvent, useMemo, useState } from "react";
import { followEvents } from "@/components/ui/follow-events";
import type { JobRow } from "@/lib/contract/job";
import { routes } from "@/lib/routes";
import { countNew, currentRows, type ListStart, noNews, withRows } from "./live-rows";

interface LiveJobs {
  /** The rows of the page, up to date. */
  readonly jobs: readonly JobRow[];
  /** How many jobs a first page would have gained, as {@link countNew} has it. */
  readonly added: number;
  /** When the stream was lost (ms since the epoch); null while it is there. */
  readonly lostSince: number | null;
}

/** Keeps the rows of a page up to date by the server's events, and counts what else there would be. */
export function useLiveJobs(page: ListStart): LiveJobs {
  const [news, setNews] = useState(noNews);
  const [lostSince, setLostSince] = useState<number | null>(null);
  const url = routes.listEvents(
    page.filter.namespace,
    page.since,
    page.jobs.map(({ id }) => id),
  );
  const take = useEffectEvent((rows: readonly JobRow[]) => setNews((before) => withRows(before, page, rows)));
  useEffect(
    () =>
      followEvents<readonly JobRow[]>(() => url, {
        take: (rows) => take(rows),
        found: () => setLostSince(null),
        lose: () => setLostSince((lost) => lost ?? Date.now()),
      }),
    [url],
  );
  const jobs = useMemo(() => currentRows(page.jobs, news), [page.jobs, news]);
  return { jobs, added: countNew(page, news), lostSince };
}
