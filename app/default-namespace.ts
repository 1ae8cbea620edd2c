import "server-only";
import { listNamespaces } from "@/lib/db/namespaces";

const FIRST = "upstream";

/** The namespace that the site opens with: upstream, or the first there is when a team has removed it. */
export async function defaultNamespace(): Promise<string> {
  const namespaces = await listNamespaces();
  return (namespaces.find(({ name }) => name === FIRST) ?? namespaces[0])?.name ?? FIRST;
}
