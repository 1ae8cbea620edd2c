import Link from "next/link";
import type { Namespace } from "@/lib/contract/namespace";
import { routes } from "@/lib/routes";

/** The namespace of the page; a menu when there are others. It is a disclosure, so it works without a script. */
export function NamespaceSwitcher({ current, namespaces }: { current: string; namespaces: readonly Namespace[] }) {
  const others = namespaces.filter(({ name }) => name !== current);
  if (others.length === 0) return <span>{current}</span>;
  return (
    <details className="relative">
      <summary className="list-none">
        {current} <span aria-hidden="true">▾</span>
      </summary>
      <ul className="bg-canvas border-edge absolute z-30 mt-1 min-w-48 rounded-sm border py-1">
        {others.map(({ name, title }) => (
          <li key={name}>
            <Link
              prefetch={false}
              href={routes.jobList(name)}
              className="hover:bg-hover text-ink block px-3 py-1 hover:no-underline"
            >
              {name} <span className="text-muted">{title}</span>
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}
