import { expect, test } from "vitest";
import { newJob, noQueue } from "@/lib/testing/new-job";
import { toolSpan } from "@/lib/testing/span-rows";
import { provideTestDatabase } from "@/lib/testing/test-database";
import { createJob } from "./jobs";
import { spanSteps } from "./span-steps";
import { recordSpanEnd } from "./spans";

const database = provideTestDatabase();

test("the first spans of the latest attempt come in order, and all are counted", async () => {
  const id = await createJob(newJob(), noQueue);
  for (const seq of [2, 0, 1, 3]) await recordSpanEnd(id, toolSpan(seq));
  const { rows, count } = await spanSteps(id, 3);
  expect(rows.map(({ seq }) => seq)).toEqual([0, 1, 2]);
  expect(count).toBe(4);
  await database.query("update jobs set attempt = 1 where id = $1", [id]);
  expect(await spanSteps(id, 3)).toEqual({ rows: [], count: 0 });
  expect(await spanSteps("nonsense", 3)).toEqual({ rows: [], count: 0 });
});
