import { Command } from "commander";
import { env } from "@/lib/env";

export function migrateCommand(): Command {
  return new Command("migrate")
    .description("Bring the database at DATABASE_URL up to date; safe to repeat.")
    .action(async () => {
      const { migrateDatabase } = await import("../migrate-database");
      const applied = await migrateDatabase(env.requiredDatabaseUrl());
      console.log(applied.length === 0 ? "Nothing to do." : `Applied: ${applied.join(", ")}`);
      process.exit(0);
    });
}
