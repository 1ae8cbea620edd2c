import Link from "next/link";
import { KeysHelp } from "@/components/ui/keys-help";
import type { Theme } from "@/components/ui/theme";
import { ThemeSwitch } from "@/components/ui/theme-switch";
import type { Namespace } from "@/lib/contract/namespace";
import { routes } from "@/lib/routes";
import { NamespaceSwitcher } from "./namespace-switcher";

interface SiteHeaderProps {
  /** The namespace whose pages the header leads to; null where there is none at all. */
  readonly current: Namespace | null;
  readonly namespaces: readonly Namespace[];
  readonly operator: string;
  readonly theme: Theme;
}

/** The line at the top of every page, as on syzbot: product, namespace, who is here, and where the project lives. */
export function SiteHeader({ current, namespaces, operator, theme }: SiteHeaderProps) {
  return (
    <header className="border-line flex flex-wrap items-center gap-x-5 gap-y-1 border-b px-4 py-2">
      <Link href={routes.home()} prefetch={false} className="text-ink text-base font-bold hover:no-underline">
        assay
      </Link>
      <nav aria-label="Site" className="flex flex-wrap items-center gap-x-5">
        {current !== null && (
          <>
            <NamespaceSwitcher current={current.name} namespaces={namespaces} />
            <Link href={routes.jobList(current.name)} prefetch={false}>
              <span aria-hidden="true">✨ </span>AI
            </Link>
            <Link href={routes.reviewQueue(current.name)} prefetch={false}>
              Review
            </Link>
            <Link href={routes.stats(current.name)} prefetch={false}>
              Stats
            </Link>
            <Link href={routes.evals(current.name)} prefetch={false}>
              Evals
            </Link>
          </>
        )}
      </nav>
      <div className="text-muted flex sm:ml-auto flex-wrap items-center gap-x-2 sm:gap-x-3">
        <span title="Recorded with everything you do here, until there is sign-in">
          <span className="max-sm:sr-only">operator: </span>
          {operator}
        </span>
        <span aria-hidden="true">·</span>
        <Link href={routes.models()} prefetch={false}>
          models
        </Link>
        {current !== null && <NamespaceLinks namespace={current} />}
        <KeysHelp />
        <ThemeSwitch chosen={theme} action={routes.theme()} />
      </div>
    </header>
  );
}

/** A link that is not set is not shown. */
function NamespaceLinks({ namespace }: { namespace: Namespace }) {
  const links = [
    { href: namespace.mailingListLink, text: "mailing list" },
    { href: namespace.sourceLink, text: "source" },
    { href: namespace.docsLink, text: "docs" },
  ].filter(({ href }) => href !== "");
  return links.map(({ href, text }) => (
    <a key={text} href={href} rel="noopener noreferrer">
      {text}
    </a>
  ));
}
