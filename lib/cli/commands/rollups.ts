import { Command } from "commander";
import { attachToDatabase } from "../running-database";

export function rollupsCommand(): Command {
  const command = new Command("rollups").description("The counts that the stats page shows.");
  command
    .command("rebuild")
    .description("Count all ended jobs anew, after jobs were loaded otherwise than by running them; safe to repeat.")
    .action(rebuild);
  return command;
}

async function rebuild(): Promise<void> {
  await attachToDatabase();
  const { rebuildRollups } = await import("@/lib/db/rollups");
  await rebuildRollups();
  console.log("Counted.");
  process.exit(0);
}
