"use client";

import { useEffect, useRef, useState } from "react";

/** `value`, renewed at most once in `ms` milliseconds; with 0 at once. The last one is never left out. */
export function useThrottled<Value>(value: Value, ms: number): Value {
  const [shown, setShown] = useState(value);
  const renewedAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const wait = Math.max(0, renewedAt.current + ms - performance.now());
    const timer = setTimeout(() => {
      renewedAt.current = performance.now();
      setShown(value);
    }, wait);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return ms === 0 ? value : shown;
}
