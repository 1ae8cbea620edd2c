import { notFound, redirect } from "next/navigation";
import { findNamespace } from "@/lib/db/namespaces";
import { routes } from "@/lib/routes";

/** `/<ns>`: what a namespace has to show is its list of jobs. */
export default async function NamespacePage({ params }: { params: Promise<{ ns: string }> }) {
  const namespace = await findNamespace(decodeURIComponent((await params).ns));
  if (namespace === null) notFound();
  redirect(routes.jobList(namespace.name));
}
