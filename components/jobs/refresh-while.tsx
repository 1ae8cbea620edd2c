"use client";

import { useEffect } from "react";
import { useServerRefresh } from "@/components/ui/use-server-refresh";
import { routes } from "@/lib/routes";

/** Renews the page every `seconds` while `active` and somebody looks at it. */
export function RefreshWhile({ active, seconds }: { active: boolean; seconds: number }) {
  const refresh = useServerRefresh(routes.health());
  useEffect(() => {
    if (!active) return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") void refresh();
    }, seconds * 1000);
    return () => clearInterval(timer);
  }, [active, seconds, refresh]);
  return null;
}
