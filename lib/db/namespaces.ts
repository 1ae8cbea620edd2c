import type { Namespace } from "@/lib/contract/namespace";
import { database } from "./client";
import { encodeText } from "./exact-text";

/** Every namespace, by name. */
export async function listNamespaces(): Promise<Namespace[]> {
  return database().namespace.findMany({ orderBy: { name: "asc" } });
}

/** The namespace of that name, or null. */
export async function findNamespace(name: string): Promise<Namespace | null> {
  // Comes from a URL, and may be what the database does not take.
  return database().namespace.findUnique({ where: { name: encodeText(name) } });
}

/** Adds a checked namespace. False when the name is taken. */
export async function addNamespace(namespace: Namespace): Promise<boolean> {
  const { count } = await database().namespace.createMany({ data: namespace, skipDuplicates: true });
  return count === 1;
}
