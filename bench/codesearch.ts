import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { TreeIndex } from "@/lib/codesearch/index/tree-index";
import { openCodeIndex } from "@/lib/codesearch/open-index";

/*
 * Measures code search on a real tree and prints a Markdown table:
 *   npx tsx bench/codesearch.ts <gitDir> <full commit hash>
 */

const names = [
  "tcp_poll",
  "struct sock",
  "smc_connect_work",
  "smc_poll",
  "struct sk_buff",
  "struct task_struct",
  "pselect6",
  "__x64_sys_read",
  "do_sys_openat2",
  "list_add",
  "struct file_operations",
  "READ_ONCE",
  "sk_err",
  "rtnl_mutex",
  "trace_sched_switch",
  "kmalloc",
];
const early: readonly (readonly [name: string, contextFile: string])[] = [
  ["smc_connect_work", "net/smc/af_smc.c"],
  ["tcp_poll", ""],
  ["struct sock", ""],
];
const ROUNDS = 20;

interface Row {
  readonly what: string;
  readonly ours: string;
  readonly gitGrep: string;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function milliseconds(value: number): string {
  return value >= 1000 ? `${(value / 1000).toFixed(2)} s` : `${value.toFixed(value < 10 ? 2 : 0)} ms`;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Seconds that one `git grep` for the word takes, which finds lines but not which of them defines it. */
function gitGrepTime(gitDir: string, commit: string, name: string): number {
  const word = name.split(" ").at(-1) ?? name;
  const args = [`--git-dir=${gitDir}`, "grep", "-n", "-w", "-F", "-e", word, commit, "--", "*.c", "*.h", "*.S"];
  const start = performance.now();
  try {
    execFileSync("git", args, { stdio: ["ignore", "pipe", "ignore"], maxBuffer: 1 << 30 });
  } catch {
    // Nothing found is exit code 1.
  }
  return performance.now() - start;
}

async function measureIndex(gitDir: string, commit: string, cacheDir: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (const kind of ["empty", "warm"]) {
    const index = new TreeIndex({ gitDir, commit, cacheDir });
    const keepAlive = setInterval(() => undefined, 1000);
    const ready = await timed(() => index.settled);
    clearInterval(keepAlive);
    const { filesTotal, filesCached, state } = index.progress();
    const note = `${filesTotal} files, ${filesCached} from the cache, ${state}`;
    rows.push({ what: `Index ready, ${kind} cache (${note})`, ours: milliseconds(ready), gitGrep: "–" });
    await index.saved();
    index.close();
  }
  return rows;
}

function cacheSize(folder: string): string {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => path.join(folder, name));
  const bytes = files.map((file) => statSync(file)).reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0);
  return `${(bytes / 1e6).toFixed(0)} MB`;
}

async function measureAnswers(gitDir: string, commit: string, cacheDir: string): Promise<Row[]> {
  const index = await openCodeIndex({ gitDir, commit, cacheDir });
  const rows: Row[] = [];
  for (const [name, contextFile] of early) {
    const { state } = index.progress();
    const ours = await timed(() => index.findDefinition(name, contextFile));
    const what = `\`${name}\`${contextFile && ` in ${contextFile}`}, index ${state}, both cores at work`;
    rows.push({ what, ours: milliseconds(ours), gitGrep: "" });
  }
  await index.settle(120_000);
  for (const row of rows.keys()) {
    const grep = milliseconds(gitGrepTime(gitDir, commit, early[row]?.[0] ?? ""));
    rows[row] = { ...rows[row], gitGrep: grep } as Row;
  }
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of names) times.push(await timed(() => index.findDefinition(name, "")));
  }
  const greps = names.map((name) => gitGrepTime(gitDir, commit, name));
  for (const [label, share] of [
    ["median", 0.5],
    ["95th percentile", 0.95],
  ] as const) {
    rows.push({
      what: `Definition with its source, index ready, ${label} of ${names.length} names`,
      ours: milliseconds(quantile(times, share)),
      gitGrep: milliseconds(quantile(greps, share)),
    });
  }
  const missing = await timed(() => index.findDefinition("tcp_pol", ""));
  rows.push({ what: "A name that is missing, with hints", ours: milliseconds(missing), gitGrep: "–" });
  return rows;
}

async function main(): Promise<void> {
  const [gitDir = "", commit = ""] = process.argv.slice(2);
  const folder = mkdtempSync(path.join(tmpdir(), "assay-bench-"));
  try {
    const rows = await measureIndex(gitDir, commit, path.join(folder, "kept"));
    rows.push(...(await measureAnswers(gitDir, commit, path.join(folder, "fresh"))));
    console.log("| | assay | `git grep -n -w` |\n|---|---|---|");
    for (const { what, ours, gitGrep } of rows) console.log(`| ${what} | ${ours} | ${gitGrep} |`);
    const memory = (process.resourceUsage().maxRSS / 1024).toFixed(0);
    console.log(
      `\nCache on disk: ${cacheSize(path.join(folder, "kept"))}. Largest memory of the process: ${memory} MB.`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
