import { isJobId } from "@/lib/contract/job-id";
import type { FrameSource } from "@/lib/contract/job-query";
import { database } from "./client";
import { decodeText, encodeText } from "./exact-text";
import { loadTexts, storeTexts } from "./texts";

/** The stored source lines of a job's report, by path and line. */
export async function frameSources(jobId: string): Promise<FrameSource[]> {
  if (!isJobId(jobId)) return [];
  const rows = await database().frameSource.findMany({
    where: { jobId },
    orderBy: [{ path: "asc" }, { line: "asc" }],
  });
  const texts = await loadTexts(
    database(),
    rows.map(({ textHash }) => textHash),
  );
  return rows.flatMap(({ path, line, firstLine, textHash }) => {
    const text = texts.get(textHash);
    return text === undefined ? [] : [{ path: decodeText(path), line, firstLine, text }];
  });
}

/** Stores source lines for a job; what is stored already stays as it is. */
export async function storeFrameSources(jobId: string, sources: readonly FrameSource[]): Promise<void> {
  if (sources.length === 0) return;
  await database().$transaction(async (tx) => {
    const digests = await storeTexts(
      tx,
      sources.map(({ text }) => text),
    );
    const data = sources.map(({ path, line, firstLine }, index) => {
      return { jobId, path: encodeText(path), line, firstLine, textHash: digests[index] ?? "" };
    });
    await tx.frameSource.createMany({ data, skipDuplicates: true });
  });
}
