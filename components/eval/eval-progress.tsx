"use client";

import { useEffect } from "react";
import { useServerRefresh } from "@/components/ui/use-server-refresh";
import { routes } from "@/lib/routes";

const REFRESH_MS = 3_000;

/** How far a running eval is. With a script the page is kept up to date; without one there is a link to see more. */
export function EvalProgress({ id, ended, jobs }: { id: string; ended: number; jobs: number }) {
  const refresh = useServerRefresh(routes.health());
  useEffect(() => {
    const timer = setInterval(() => void refresh(), REFRESH_MS);
    return () => clearInterval(timer);
  }, [refresh]);
  return (
    <div className="mt-2 flex flex-wrap items-center gap-x-3" role="status">
      <progress value={ended} max={jobs} aria-label="Jobs that have ended" />
      <span>
        {ended} of {jobs} jobs have ended: the numbers are of these.
      </span>
      <noscript>
        <a href={routes.eval(id)}>Reload</a>
      </noscript>
    </div>
  );
}
