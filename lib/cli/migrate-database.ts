import { closeDatabase } from "@/lib/db/client";
import { indexMissingJobs } from "@/lib/db/job-search";
import { migrate } from "@/lib/db/migrate";
import { setDatabaseUrl } from "@/lib/env";
import { migrateQueue } from "@/lib/queue/migrate";
import { projectFile } from "./project-root";

/**
 * Applies what is missing of the product's own migrations and of the queue's, and writes what later versions keep about
 * jobs that are there already. Returns the names of those applied.
 */
export async function migrateDatabase(url: string): Promise<string[]> {
  const applied = await migrate(url, projectFile("prisma/migrations"));
  await migrateQueue(url);
  setDatabaseUrl(url);
  await indexMissingJobs().finally(closeDatabase);
  return applied;
}
