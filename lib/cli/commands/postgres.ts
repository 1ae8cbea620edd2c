import path from "node:path";
import { Command } from "commander";
import { env } from "@/lib/env";
import { delay, stopRequested, tellSupervisor } from "../lifetime";

/** How long orphaned web and worker processes may still use the database before it stops. */
const ORPHAN_GRACE_MS = 4000;

/** Keeps the embedded Postgres of `assay up`: a process of its own, so that the database ends even if the supervisor is killed. */
export function postgresCommand(): Command {
  return new Command("postgres").description("Run the embedded Postgres; part of `assay up`.").action(async () => {
    const stopped = stopRequested();
    const { startPostgres } = await import("@/lib/postgres/embedded");
    const server = await startPostgres({
      dir: path.join(env.home(), "postgres"),
      database: "assay",
      logFile: path.join(env.home(), "logs", "postgres.log"),
    });
    tellSupervisor({ url: server.url });
    if ((await stopped) === "orphaned") await delay(ORPHAN_GRACE_MS);
    await server.stop();
    process.exit(0);
  });
}
