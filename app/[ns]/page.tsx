import { notFound, redirect } from "next/navigation";
import { namespaceOf } from "@/app/namespace-of";
import { routes } from "@/lib/routes";

/** `/<ns>`: what a namespace has to show is its list of jobs. */
export default async function NamespacePage({ params }: { params: Promise<{ ns: string }> }) {
  const namespace = await namespaceOf(params);
  if (namespace === null) notFound();
  redirect(routes.jobList(namespace.name));
}
