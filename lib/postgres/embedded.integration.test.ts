import { spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { startPostgres } from "./embedded";
import { isServing, readPostmaster } from "./postmaster";

const folder = mkdtempSync(path.join(tmpdir(), "assay-embedded-"));
chmodSync(folder, 0o755); // started by root, the server runs as another user
const options = { dir: path.join(folder, "postgres"), database: "assay", logFile: path.join(folder, "postgres.log") };

afterAll(async () => {
  await (await startPostgres(options)).stop();
  rmSync(folder, { recursive: true, force: true });
});

test("of two starts at once one makes the cluster and the server, and the other takes it", async () => {
  const [one, two] = await Promise.all([startPostgres(options), startPostgres(options)]);
  expect(one.url).toBe(two.url);
  expect([one.reused, two.reused].filter(Boolean).length).toBeGreaterThanOrEqual(1);
  expect(
    await ask(one.url, "select current_setting('server_encoding') || ' ' || current_setting('listen_addresses')"),
  ).toBe("UTF8 127.0.0.1");
  const wrong = new URL(one.url);
  wrong.password = "guess";
  await expect(ask(wrong.toString(), "select 1")).rejects.toThrow("password authentication failed");
});

test("a server is stopped also by who has only joined it, and comes back at the same place", async () => {
  const joined = await startPostgres(options);
  expect(joined.reused).toBe(true);
  await joined.stop();
  expect(await joined.isAlive()).toBe(false);
  await joined.stop(); // nothing left to do
  const again = await startPostgres(options);
  expect(again).toMatchObject({ url: joined.url, reused: false });
  await again.stop();
});

test("a killed server starts again, also when its pid is now another program's", async () => {
  const first = await startPostgres(options);
  await ask(first.url, "create table kept as select 1 as one");
  const server = await readPostmaster(options.dir);
  process.kill(server?.pid ?? 0, "SIGKILL");
  const second = await startPostgres(options);
  expect(await ask(second.url, "select one::text from kept")).toBe("1");
  await second.stop();
  const file = path.join(options.dir, "postmaster.pid");
  writeFileSync(file, `${process.pid}\n${options.dir}\n1\n5432\n\n127.0.0.1\n1 1\nready\n`);
  const third = await startPostgres(options);
  expect(await ask(third.url, "select one::text from kept")).toBe("1");
  await third.stop();
});

test("the server ends with the process that started it, kill -9 included", async () => {
  const script = `import { startPostgres } from ${JSON.stringify(path.join(import.meta.dirname, "embedded.ts"))};
    const postgres = await startPostgres(${JSON.stringify(options)});
    process.send(postgres.reused);
    setInterval(() => {}, 1000);`;
  const parent = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", script], {
    cwd: path.resolve(import.meta.dirname, "../.."),
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  expect(await new Promise((resolve) => parent.once("message", resolve))).toBe(false);
  const server = await readPostmaster(options.dir);
  expect(await isServing(server?.pid ?? 0)).toBe(true);
  parent.kill("SIGKILL");
  for (const end = Date.now() + 10_000; await isServing(server?.pid ?? 0); await sleep(50)) {
    if (Date.now() > end) throw new Error("The server outlives its parent.");
  }
});

async function ask(url: string, sql: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query({ text: sql, rowMode: "array" });
    return String(rows[0]?.[0] ?? "");
  } finally {
    await client.end();
  }
}

test.runIf(process.getuid?.() === 0)("root's closed folders do not keep the server from starting", async () => {
  const closed = path.join(folder, "closed");
  mkdirSync(closed, { mode: 0o700 });
  const server = await startPostgres({ ...options, dir: path.join(closed, "postgres") });
  expect(await ask(server.url, "select 'served'")).toBe("served");
  const data = await ask(server.url, "show data_directory");
  await server.stop();
  rmSync(path.dirname(data), { recursive: true });
});
