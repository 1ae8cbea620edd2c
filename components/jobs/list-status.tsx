"use client";

import { useNow } from "@/components/ui/now";
import { formatDuration, plural } from "@/components/ui/quantities";
import { useServerRefresh } from "@/components/ui/use-server-refresh";
import { routes } from "@/lib/routes";
import { MAX_NEW } from "./live-rows";

interface ListStatusProps {
  readonly added: number;
  /** When the stream was lost (ms since the epoch); null while it is there. */
  readonly lostSince: number | null;
}

/** Says that there are new jobs, which come when asked for, and that the list is not live at the moment. */
export function ListStatus({ added, lostSince }: ListStatusProps) {
  const refresh = useServerRefresh(routes.health());
  return (
    <div className="ml-auto flex items-center gap-3" aria-live="polite">
      {lostSince !== null && <Lost since={lostSince} />}
      {added > 0 && (
        <button type="button" className="control control-primary" onClick={() => void refresh()}>
          {added > MAX_NEW ? `${MAX_NEW}+ new assessments` : plural(added, "new assessment")}
        </button>
      )}
    </div>
  );
}

function Lost({ since }: { since: number }) {
  const now = useNow(1000);
  return <span className="text-failed">Not live: reconnecting for {formatDuration(Math.max(0, now - since))}</span>;
}
