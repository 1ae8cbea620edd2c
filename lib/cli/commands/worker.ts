import { Command } from "commander";
import { env } from "@/lib/env";
import { stopRequested, tellSupervisor } from "../lifetime";

export function workerCommand(): Command {
  return new Command("worker")
    .description("Execute jobs of the database at DATABASE_URL until stopped.")
    .action(async () => {
      env.requiredDatabaseUrl();
      const stopped = stopRequested();
      const { startWorker } = await import("@/lib/worker/start-worker");
      const worker = await startWorker();
      tellSupervisor("ready");
      await stopped;
      await worker.stop();
      process.exit(0);
    });
}
