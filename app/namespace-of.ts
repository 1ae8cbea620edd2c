import "server-only";
import type { Metadata } from "next";
import { cache } from "react";
import type { Namespace } from "@/lib/contract/namespace";
import { findNamespace } from "@/lib/db/namespaces";

type Params = Promise<{ ns: string }>;

/** The namespace that the URL of a page names, or null; looked up once for a request. */
export async function namespaceOf(params: Params): Promise<Namespace | null> {
  return find((await params).ns);
}

const find = cache(async (segment: string) => findNamespace(decodeURIComponent(segment)));

/** What a page of a namespace says about itself. */
export async function namespaceMetadata(params: Params, titleOf: (name: string) => string): Promise<Metadata> {
  const namespace = await namespaceOf(params);
  return { title: namespace === null ? "Not found" : titleOf(namespace.name) };
}
