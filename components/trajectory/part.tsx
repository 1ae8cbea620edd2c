import type { ReactNode } from "react";

/** A titled part of a span's content. */
export function Part({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section>
      <div className="mb-1 flex items-baseline gap-x-3">
        <h4 className="text-muted font-bold">{title}</h4>
        {aside}
      </div>
      {children}
    </section>
  );
}
