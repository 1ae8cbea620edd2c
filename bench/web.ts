/*
 * How fast the site is with much in it, in a real browser and on the real server. Prints Markdown tables.
 * Usage: npx tsx bench/web.ts [--part trajectory|list|live|review|all] [--jobs N] [--spans N] [--seconds N] [--runs N] [--home DIR]
 */
import { type Bench, openBench } from "./web/bench";
import { listBench } from "./web/list";
import { liveBench } from "./web/live";
import { reviewBench } from "./web/review";
import { readSettings } from "./web/settings";
import type { Table } from "./web/table";
import { trajectoryBench } from "./web/trajectory";

const parts: Record<string, (bench: Bench) => Promise<Table[]>> = {
  trajectory: trajectoryBench,
  list: listBench,
  live: liveBench,
  review: reviewBench,
};

const settings = readSettings(process.argv.slice(2), Object.keys(parts));
const bench = await openBench(settings);
const tables: Table[] = [];
try {
  for (const part of settings.parts) tables.push(...((await parts[part]?.(bench)) ?? []));
} finally {
  await bench.close();
}
for (const table of tables) console.log(`\n${table.toMarkdown()}`);
process.exit(0);
