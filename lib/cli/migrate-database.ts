import { closeDatabase } from "@/lib/db/client";
import { indexMissingJobs } from "@/lib/db/job-search";
import { migrate } from "@/lib/db/migrate";
import { rebuildMissingRollups } from "@/lib/db/rollups";
import { setDatabaseUrl } from "@/lib/env";
import { migrateQueue } from "@/lib/queue/migrate";
import { projectFile } from "./project-root";

/**
 * Applies what is missing of the product's own migrations and of the queue's, and derives what jobs of an earlier version lack.
 * Returns the names of the migrations applied. From then on this process uses the database at `url`.
 */
export async function migrateDatabase(url: string): Promise<string[]> {
  const applied = await migrate(url, projectFile("prisma/migrations"));
  await migrateQueue(url);
  setDatabaseUrl(url);
  try {
    await rebuildMissingRollups(); // fills in columns that jobs are found by
    await indexMissingJobs();
  } finally {
    await closeDatabase();
  }
  return applied;
}
