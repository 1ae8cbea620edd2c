"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";

/** How far below the window something is that is made already. */
const MARGIN = "400px";

/** What takes time to make and few scroll down to: it is made when it comes near the window, and stays. */
export function WhenSeen({ className, children }: { className: string; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting !== true) return;
        setSeen(true);
        observer.disconnect();
      },
      { rootMargin: MARGIN },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={place} className={seen ? className : `${className} needs-script`}>
      {seen && children}
    </div>
  );
}
