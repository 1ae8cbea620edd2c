import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { namespaceMetadata, namespaceOf } from "@/app/namespace-of";
import { PageFrame } from "@/app/page-frame";
import { EvalList, NoEvals } from "@/components/eval/eval-list";
import { listEvals } from "@/lib/db/evals";

interface PageProps {
  readonly params: Promise<{ ns: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return namespaceMetadata(params, (name) => `${name} evals`);
}

/** `/<ns>/ai/evals`: where verdicts were measured against labels. */
export default async function EvalsPage({ params }: PageProps) {
  const namespace = await namespaceOf(params);
  if (namespace === null) notFound();
  const evals = await listEvals(namespace.name);
  return (
    <PageFrame namespace={namespace}>
      <h1 className="mb-2 text-lg font-bold">Evals</h1>
      {evals.length === 0 ? <NoEvals namespace={namespace.name} /> : <EvalList evals={evals} />}
    </PageFrame>
  );
}
