import type { ReactNode } from "react";

const looks = {
  plain: "border-line bg-panel",
  failed: "border-failed bg-failed-panel",
  review: "border-review bg-review-panel",
} as const;

/** Something that the reader should know before going on. */
export function Notice({
  look = "plain",
  title,
  children,
}: {
  look?: keyof typeof looks;
  title?: string;
  children?: ReactNode;
}) {
  return (
    <section
      className={`border-l-3 px-3 py-2 ${looks[look]}`}
      {...(title === undefined ? {} : { "aria-label": title })}
    >
      {title !== undefined && <p className="font-bold">{title}</p>}
      {children}
    </section>
  );
}
