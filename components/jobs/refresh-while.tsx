"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Renews the page every `seconds` while `active` and somebody looks at it. */
export function RefreshWhile({ active, seconds }: { active: boolean; seconds: number }) {
  const router = useRouter();
  useEffect(() => {
    if (!active) return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, seconds * 1000);
    return () => clearInterval(timer);
  }, [active, seconds, router]);
  return null;
}
