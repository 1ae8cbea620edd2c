import { Command } from "commander";
import { env } from "@/lib/env";
import { stopRequested, tellSupervisor } from "../lifetime";
import { noteServing } from "../served-build";
import type { WebServer } from "../web-server";

export function webCommand(): Command {
  return new Command("web")
    .description("Serve the site for the database at DATABASE_URL; builds it first when its sources changed.")
    .action(async () => {
      env.requiredDatabaseUrl();
      const stopped = stopRequested();
      const server = await Promise.race([startSite(), stopped.then(() => null)]);
      if (server === null) process.exit(0); // a build that was begun ends with this process
      tellSupervisor("ready");
      const reason = await stopped;
      // Open live streams close themselves on SIGTERM; a lost supervisor sends none.
      if (reason === "orphaned") process.emit("SIGTERM");
      await server.stop();
      process.exit(0);
    });
}

async function startSite(): Promise<WebServer> {
  const { ensureBuild } = await import("../ensure-build");
  await ensureBuild(() => console.log("assay: building the site"));
  const serving = await noteServing();
  const { startWebServer } = await import("../web-server");
  const server = await startWebServer(env.host(), env.port());
  return {
    stop: async () => {
      await server.stop();
      await serving.release();
    },
  };
}
