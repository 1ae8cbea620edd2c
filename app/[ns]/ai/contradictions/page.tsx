import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { namespaceMetadata, namespaceOf } from "@/app/namespace-of";
import { PageFrame } from "@/app/page-frame";
import { ContradictionsTable } from "@/components/jobs/contradictions-table";
import { listContradictions } from "@/lib/db/contradictions";
import { routes } from "@/lib/routes";
import { type Query, textOf } from "@/lib/routes/query";

interface PageProps {
  readonly params: Promise<{ ns: string }>;
  readonly searchParams: Promise<Query>;
}

const PER_PAGE = 50;

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return namespaceMetadata(params, (name) => `${name} contradictions`);
}

/** `/<ns>/ai/contradictions`: jobs about the same bug that decided otherwise. */
export default async function ContradictionsPage({ params, searchParams }: PageProps) {
  const namespace = await namespaceOf(params);
  if (namespace === null) notFound();
  const below = /^\d{1,15}$/.exec(textOf(await searchParams, "below"));
  const found = await listContradictions(namespace.name, {
    below: below === null ? null : Number(below[0]),
    limit: PER_PAGE + 1,
  });
  const shown = found.slice(0, PER_PAGE);
  const last = shown.at(-1);
  return (
    <PageFrame namespace={namespace}>
      <h1 className="mb-1 text-lg font-bold">Contradictions</h1>
      <p className="text-muted mb-3">
        Finished jobs about the same bug whose verdicts are opposite. Mark the wrong one as incorrect, and they leave
        this list.
      </p>
      {shown.length === 0 ? (
        <p>No two jobs contradict each other{below === null ? "" : " further down"}.</p>
      ) : (
        <ContradictionsTable contradictions={shown} />
      )}
      <p className="mt-3 flex gap-x-4">
        {below !== null && (
          <Link href={routes.contradictions(namespace.name)} prefetch={false}>
            the latest
          </Link>
        )}
        {found.length > PER_PAGE && last !== undefined && (
          <Link href={routes.contradictions(namespace.name, last.id)} prefetch={false}>
            older ones
          </Link>
        )}
      </p>
    </PageFrame>
  );
}
