import "server-only";
import type { Namespace } from "@/lib/contract/namespace";
import { listNamespaces } from "@/lib/db/namespaces";

const FIRST = "upstream";

/** The namespace that the site opens with: upstream, or the first there is when a team has removed it. */
export async function defaultNamespace(): Promise<string> {
  return defaultOf(await listNamespaces())?.name ?? FIRST;
}

/** The same among those that are known; null when there are none. */
export function defaultOf(namespaces: readonly Namespace[]): Namespace | null {
  return namespaces.find(({ name }) => name === FIRST) ?? namespaces[0] ?? null;
}
