import { migrate } from "@/lib/db/migrate";
import { migrateQueue } from "@/lib/queue/migrate";
import { projectFile } from "./project-root";

/** Applies what is missing of the product's own migrations and of the queue's. Returns the names of those applied. */
export async function migrateDatabase(url: string): Promise<string[]> {
  const applied = await migrate(url, projectFile("prisma/migrations"));
  await migrateQueue(url);
  return applied;
}
