"use client";

import { useRouter } from "next/navigation";
import { useCallback } from "react";

/**
 * Has the server render the page again; false when it does not answer. It is asked first: a refresh that fails makes Next
 * leave the page, and everything typed in it would be gone.
 */
export function useServerRefresh(healthUrl: string): () => Promise<boolean> {
  const router = useRouter();
  return useCallback(async () => {
    const alive = await fetch(healthUrl, { cache: "no-store" }).then(
      (response) => response.ok,
      () => false,
    );
    if (alive) router.refresh();
    return alive;
  }, [router, healthUrl]);
}
