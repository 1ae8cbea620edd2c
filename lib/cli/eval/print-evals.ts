import { attachToDatabase } from "../running-database";

/** Prints the evals of a namespace, newest first: id, when, progress, verdicts that are right, name. */
export async function printEvals(namespace: string): Promise<void> {
  await attachToDatabase();
  const { listEvals } = await import("@/lib/db/evals");
  for (const { id, created, cases, runs, finished, failed, aborted, right, name } of await listEvals(namespace)) {
    const ended = finished + failed + aborted;
    console.log(
      [
        id,
        created,
        `${ended} of ${cases * runs} ended`,
        `${right} of ${finished} right`,
        name.replace(/\s+/g, " "),
      ].join("\t"),
    );
  }
}
