import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { SiteHeader } from "@/components/site/site-header";
import { readTheme, THEME_COOKIE } from "@/components/ui/theme";
import type { Namespace } from "@/lib/contract/namespace";
import { listNamespaces } from "@/lib/db/namespaces";
import { env } from "@/lib/env";
import { defaultOf } from "./default-namespace";

/** The site's header and, below it, what the page is about. A page of no namespace leads to the default one. */
export async function PageFrame({ namespace, children }: { namespace: Namespace | null; children: ReactNode }) {
  const theme = readTheme((await cookies()).get(THEME_COOKIE)?.value);
  const namespaces = await listNamespaces();
  return (
    <>
      <SiteHeader
        current={namespace ?? defaultOf(namespaces)}
        namespaces={namespaces}
        operator={env.operator()}
        theme={theme}
      />
      <main id="content" className="px-4 py-3">
        {children}
      </main>
    </>
  );
}
