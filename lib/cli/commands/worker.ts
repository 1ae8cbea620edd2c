import { Command } from "commander";
import { env } from "@/lib/env";
import { CommandError } from "../command-error";
import { stopRequested, tellSupervisor } from "../lifetime";

export function workerCommand(): Command {
  return new Command("worker")
    .description("Execute jobs of the database at DATABASE_URL until stopped.")
    .option("--name <name>", "shown with the jobs that it ran (this machine's name)")
    .action(async (options: { readonly name?: string }) => {
      env.requiredDatabaseUrl();
      const stopped = stopRequested();
      const { startWorker } = await import("@/lib/worker/start-worker");
      const started = startWorker(options);
      const worker = await Promise.race([started, stopped.then(() => null)]);
      if (worker === null) process.exit(0); // others take over what it may have claimed already
      tellSupervisor("ready");
      const reason = await Promise.race([stopped, worker.lost.then(() => "lost" as const)]);
      await worker.stop();
      if (reason === "lost") throw new CommandError("The database was gone for too long: start the worker again.");
      process.exit(0);
    });
}
