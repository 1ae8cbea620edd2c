import { Command } from "commander";

export function upCommand(): Command {
  return new Command("up")
    .description("Start everything on this machine: Postgres (unless DATABASE_URL is set), the site and one worker.")
    .action(async () => {
      const { runEverything } = await import("../run-everything");
      await runEverything();
      process.exit(0);
    });
}
