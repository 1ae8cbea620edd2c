import type { NextRequest } from "next/server";
import { jsonProblem, jsonResponse } from "@/app/api/json-response";
import { reviewBatch } from "@/app/review-batch";
import { findNamespace } from "@/lib/db/namespaces";
import { readReviewQueuePlace } from "@/lib/routes/review-queue";

export const dynamic = "force-dynamic";

/** Jobs of one answer: more than the queue wants ahead, so that it asks in time. */
const BATCH = 8;

/** The next jobs of a namespace's review queue, with all that the queue shows of them. */
export async function GET(request: NextRequest, context: { params: Promise<{ ns: string }> }): Promise<Response> {
  const { ns } = await context.params;
  const namespace = await findNamespace(ns);
  if (namespace === null) return jsonProblem(404, "There is no such namespace.");
  const place = readReviewQueuePlace(namespace.name, Object.fromEntries(request.nextUrl.searchParams));
  return jsonResponse(await reviewBatch(place, BATCH));
}
