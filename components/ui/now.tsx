"use client";

import { createContext, type ReactNode, useCallback, useContext, useSyncExternalStore } from "react";

const RenderedAt = createContext(0);

/** Tells everything inside when the server rendered it (ms since the epoch), so that the browser's first paint shows the same. */
export function NowProvider({ at, children }: { at: number; children: ReactNode }) {
  return <RenderedAt value={at}>{children}</RenderedAt>;
}

/** The time in ms, rounded down to `step` ms and renewed as often; while hydrating, the server's. */
export function useNow(step: number): number {
  const renderedAt = useContext(RenderedAt);
  const subscribe = useCallback(
    (renew: () => void) => {
      const timer = setInterval(renew, step);
      return () => clearInterval(timer);
    },
    [step],
  );
  return useSyncExternalStore(
    subscribe,
    () => Math.floor(Date.now() / step) * step,
    () => renderedAt,
  );
}
