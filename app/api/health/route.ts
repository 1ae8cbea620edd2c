import { listNamespaces } from "@/lib/db/namespaces";

export const dynamic = "force-dynamic";

/** 200 when the database answers, 503 otherwise. */
export async function GET(): Promise<Response> {
  const ok = await listNamespaces().then(
    () => true,
    () => false,
  );
  return Response.json({ ok }, { status: ok ? 200 : 503 });
}
