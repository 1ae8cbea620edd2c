"use client";

import { useEffectEvent, useLayoutEffect, useState, useSyncExternalStore } from "react";

const never = () => () => {};

/**
 * Gives `take` what somebody entered into a text area of the server's page before the script ran. React puts the first text back when
 * it takes a page over, and forgets the rest; with a slow network that is a report that was just pasted.
 *
 * @param id of the text area
 */
export function useEarlyText(id: string, take: (text: string) => void): void {
  const isTakingOver = useSyncExternalStore(
    never,
    () => false,
    () => true,
  );
  const [early] = useState(() => (isTakingOver ? enteredInto(id) : null));
  const enter = useEffectEvent(() => {
    if (early !== null) take(early);
  });
  useLayoutEffect(() => enter(), []);
}

function enteredInto(id: string): string | null {
  // The server renders the page too.
  if (typeof document === "undefined") return null;
  const area = document.getElementById(id);
  return area instanceof HTMLTextAreaElement && area.value !== area.defaultValue ? area.value : null;
}
