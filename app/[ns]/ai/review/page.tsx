import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { namespaceMetadata, namespaceOf } from "@/app/namespace-of";
import { PageFrame } from "@/app/page-frame";
import { reviewBatch } from "@/app/review-batch";
import { NothingToReview } from "@/components/review/nothing-to-review";
import { visibleLine } from "@/components/ui/visible-text";
import { contracts } from "@/lib/contract/workflows/registry";
import { env } from "@/lib/env";
import type { Query } from "@/lib/routes/query";
import { type ReviewQueuePlace, readReviewQueuePlace, reviewQueuePage } from "@/lib/routes/review-queue";
import { ReviewItems } from "./review-items";

interface PageProps {
  readonly params: Promise<{ ns: string }>;
  readonly searchParams: Promise<Query>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return namespaceMetadata(params, (name) => `Review · ${name}`);
}

/** `/<ns>/ai/review`: the finished jobs that nobody has marked, one after the other. */
export default async function ReviewPage({ params, searchParams }: PageProps) {
  const namespace = await namespaceOf(params);
  if (namespace === null) notFound();
  const place = readReviewQueuePlace(namespace.name, await searchParams);
  const batch = await reviewBatch(place, 1);
  const [item] = batch.items;
  return (
    <PageFrame namespace={namespace}>
      {item === undefined ? (
        <>
          <Workflows place={place} />
          <h1 className="mt-2 text-lg font-bold">
            {`Nothing ${place.after === null ? "" : "more "}to review in ${namespace.name}`}
          </h1>
          <NothingToReview place={place} passed={place.after !== null} />
        </>
      ) : (
        <>
          <noscript>
            <p className="mb-2">
              <a href={reviewQueuePage({ ...place, after: { time: item.job.created, id: item.job.id } })}>
                Pass over this one
              </a>
            </p>
          </noscript>
          <ReviewItems
            key={reviewQueuePage(place)}
            place={place}
            first={batch}
            operator={env.operator()}
            filters={<Workflows place={place} />}
          />
        </>
      )}
    </PageFrame>
  );
}

function Workflows({ place }: { place: ReviewQueuePlace }) {
  const known = contracts.map(({ type }) => type);
  const choices = new Set(["", ...known, place.workflow]);
  return (
    <nav aria-label="Workflows" className="flex flex-wrap gap-x-2 gap-y-1">
      {[...choices].map((workflow) => (
        <Link
          key={workflow}
          href={reviewQueuePage({ ...place, workflow, after: null })}
          prefetch={false}
          className="control chip"
          aria-current={workflow === place.workflow ? "true" : undefined}
        >
          {workflow === "" ? "all workflows" : visibleLine(workflow)}
        </Link>
      ))}
    </nav>
  );
}
