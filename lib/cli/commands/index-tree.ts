import { Command } from "commander";
import { env } from "@/lib/env";
import type { IndexReport } from "../code-search/build-index";
import { COMMIT_OPTION, REPO_OPTION, type TreeOptions } from "../code-search/tree-options";

interface Options extends TreeOptions {
  readonly json: boolean;
}

export function indexCommand(): Command {
  return new Command("index")
    .description("Index the source of a commit, so that codesearch and jobs find it done; says how long it took.")
    .option(...REPO_OPTION)
    .option(...COMMIT_OPTION)
    .option("--json", "print the report as JSON", false)
    .action(async ({ json, ...tree }: Options) => {
      const [{ buildIndex }, { limitIndexes }] = await Promise.all([
        import("../code-search/build-index"),
        import("@/lib/codesearch/open-index"),
      ]);
      limitIndexes(env.indexLimits());
      const report = await buildIndex(tree, env.home(), process.stderr);
      console.log(json ? JSON.stringify(report, null, 1) : asText(report));
      process.exit(0);
    });
}

function asText(report: IndexReport): string {
  const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;
  const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
  const rows = [
    ["commit", `${report.commit} of ${report.repository}`],
    ["files", `${report.files}, of which ${report.filesCached} were in the cache`],
    ["definitions", String(report.definitions)],
    ["identifiers", `${report.identifiers}, counted once for each file that holds them`],
    ["ready after", seconds(report.readyMs)],
    ["saved after", seconds(report.savedMs)],
    ["in memory", megabytes(report.indexBytes)],
    ["cache on disk", megabytes(report.cacheBytes)],
    ["peak memory", `${megabytes(report.peakMemoryBytes)} of this process; git's own comes on top`],
  ];
  return rows.map(([name = "", value]) => `${name.padEnd(15)}${value}`).join("\n");
}
