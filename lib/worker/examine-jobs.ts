import type { Logger } from "pino";
import type { Evidence } from "@/lib/contract/evidence";
import type { JsonText } from "@/lib/contract/json-text";
import { isDisconnected } from "@/lib/db/disconnected";
import { examineJob, type OpenTaker, takeEvidence, unexaminedJobs } from "@/lib/db/evidence";
import { messageOf } from "@/lib/engine/failure";
import { Examiner } from "@/lib/evidence/examine";

/** Jobs that one look examines: what an earlier version left must not hold up the worker's other duties. */
const AT_ONCE = 20;

const open: OpenTaker = (job) => new Examiner(job);

/** What supports the results that a job is about to end with; null when that cannot be told now: a job does not fail for it. */
export async function evidenceFor(jobId: string, results: JsonText, logger: Logger): Promise<Evidence | null> {
  try {
    return await takeEvidence(jobId, results, open);
  } catch (error) {
    if (isDisconnected(error)) throw error;
    logger.warn({ reason: messageOf(error) }, "the explanation could not be examined");
    return null;
  }
}

/** Examines ended jobs that nobody has examined yet. */
export class ExamineMissing {
  /** Those that could not be: they are not tried again by this process. */
  readonly #given = new Set<string>();

  constructor(private readonly logger: Logger) {}

  /** One look; to be called every few seconds. */
  async sweep(): Promise<void> {
    const ids = await unexaminedJobs(AT_ONCE + this.#given.size);
    for (const id of ids.filter((id) => !this.#given.has(id))) {
      try {
        await examineJob(id, open);
      } catch (error) {
        if (isDisconnected(error)) throw error;
        this.#given.add(id);
        this.logger.warn({ job: id, reason: messageOf(error) }, "the explanation could not be examined");
      }
    }
  }
}
