import { createHash } from "node:crypto";
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, inject, test } from "vitest";
import { env } from "@/lib/env";
import { provideTestDatabase } from "@/lib/testing/test-database";
import { migrate } from "./migrate";
import { NEWEST_MIGRATION, requireSchema } from "./require-schema";

const migrations = path.resolve(import.meta.dirname, "../../prisma/migrations");
const database = provideTestDatabase();

test("migrations are applied once, and recorded as Prisma records them", async () => {
  expect(inject("templateUrl")).not.toBe(env.databaseUrl());
  expect(await Promise.all([1, 2, 3].map(() => migrate(env.databaseUrl(), migrations)))).toEqual([[], [], []]);
  const entries = await readdir(migrations, { withFileTypes: true });
  const expected = await Promise.all(
    entries
      .filter((entry) => entry.isDirectory())
      .map(async ({ name }) => ({
        migration_name: name,
        checksum: createHash("sha256")
          .update(await readFile(path.join(migrations, name, "migration.sql")))
          .digest("hex"),
        applied_steps_count: 1,
        finished: true,
      })),
  );
  const sql =
    "select migration_name, checksum, applied_steps_count, finished_at is not null as finished from _prisma_migrations";
  expect(await database.query(sql)).toEqual(expected);
});

test("a failed migration stays on record, and a changed one is refused", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "assay-migrations-"));
  try {
    await cp(migrations, folder, { recursive: true });
    const bad = path.join(folder, "99990101000000_bad");
    await cp(path.join(folder, (await readdir(folder)).sort()[0] ?? ""), bad, { recursive: true });
    await writeFile(path.join(bad, "migration.sql"), "select nonsense();");
    await expect(migrate(env.databaseUrl(), folder)).rejects.toThrow(
      "99990101000000_bad failed: error: function nonsense()",
    );
    await expect(migrate(env.databaseUrl(), folder)).rejects.toThrow("99990101000000_bad failed earlier");
    await database.query("delete from _prisma_migrations where migration_name = '99990101000000_bad'");
    await rm(bad, { recursive: true });
    const [first = ""] = (await readdir(folder)).sort();
    await writeFile(path.join(folder, first, "migration.sql"), "-- changed");
    await expect(migrate(env.databaseUrl(), folder)).rejects.toThrow(`${first} was changed after it was applied`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test("a database of an earlier version is told from one of this version, and from one without tables", async () => {
  const folders = (await readdir(migrations, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  expect(NEWEST_MIGRATION).toBe(
    folders
      .map(({ name }) => name)
      .sort()
      .at(-1),
  );
  await requireSchema();
  const advice = "run `assay migrate` first";
  const record = `where migration_name = '${NEWEST_MIGRATION}'`;
  await database.query(`update _prisma_migrations set finished_at = null ${record}`);
  await expect(requireSchema()).rejects.toThrow(advice);
  await database.query(`delete from _prisma_migrations ${record}`);
  await expect(requireSchema()).rejects.toThrow(advice);
  await database.query("drop table _prisma_migrations");
  await expect(requireSchema()).rejects.toThrow(advice);
});
