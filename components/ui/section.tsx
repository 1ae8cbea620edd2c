import type { ReactNode } from "react";

interface SectionProps {
  readonly id: string;
  readonly title: string;
  /** Beside the title: counts, links. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A named part of a page. */
export function Section({ id, title, aside, children }: SectionProps) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="min-w-0">
      <div className="mb-1 flex flex-wrap items-baseline gap-x-4">
        <h2 id={`${id}-title`} className="heading">
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
