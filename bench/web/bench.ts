import { closeDatabase } from "@/lib/db/client";
import { setDatabaseUrl } from "@/lib/env";
import { type Load, startDatabases } from "./databases";
import type { Settings } from "./settings";
import { type Site, startSite } from "./site";

/** A site and the database that it shows, which lib/db of this process uses too. */
export interface Served {
  readonly site: Site;
  readonly databaseUrl: string;
}

export interface Bench {
  readonly settings: Settings;
  /** Runs `body` while the database of that name, with `loads` in it, is served. */
  serve<T>(database: string, loads: readonly Load[], body: (served: Served) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export async function openBench(settings: Settings): Promise<Bench> {
  const databases = await startDatabases(settings.home);
  return {
    settings,
    serve: async (database, loads, body) => {
      const databaseUrl = await databases.open(database, loads);
      setDatabaseUrl(databaseUrl);
      const site = await startSite(databaseUrl, settings);
      try {
        return await body({ site, databaseUrl });
      } finally {
        await site.stop();
        await closeDatabase();
      }
    },
    close: () => databases.stop(),
  };
}
