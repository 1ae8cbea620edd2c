import { expect, test } from "vitest";
import type { Evidence } from "@/lib/contract/evidence";
import { newJob, noQueue } from "@/lib/testing/new-job";
import { provideTestDatabase } from "@/lib/testing/test-database";
import { contradictionsOf, listContradictions } from "./contradictions";
import { createJob, finishJob, startJob } from "./jobs";
import { addNamespace } from "./namespaces";

const database = provideTestDatabase();

const keyed = (reportKeys: string[]): Evidence => ({ claims: [], isPartial: false, stacks: [], reportKeys });

async function ended(Benign: boolean, keys: string[], given: Parameters<typeof newJob>[0] = {}): Promise<string> {
  const id = await createJob(newJob(given), noQueue);
  await startJob(id, { agentName: "w", codeRevision: "r", defaultModel: "rules" });
  await finishJob(id, JSON.stringify({ Benign, Confident: Benign }), keyed(keys));
  return id;
}

test("jobs about the same bug that decided otherwise contradict each other, until one is reviewed as incorrect", async () => {
  const pair = ["pair a / b", "title race in a / b"];
  const benign = await ended(true, pair);
  const same = await ended(true, pair);
  expect(await contradictionsOf(benign)).toEqual([]);
  const harmful = await ended(false, ["title race in a / b", "pair a / b"]);
  const found = await contradictionsOf(harmful);
  expect(found.map(({ job, other, flag, key }) => [job.id, other.id, flag, key]).sort()).toEqual(
    [benign, same].sort().map((other) => [harmful, other, "Benign", "title race in a / b"]),
  );
  expect((await contradictionsOf(benign)).map(({ job }) => job.id)).toEqual([harmful]);
  await database.query(`update jobs set correct = 'incorrect' where id = '${harmful}'`);
  expect([await contradictionsOf(benign), await contradictionsOf(harmful)]).toEqual([[], []]);
  await database.query(`update jobs set correct = 'correct' where id = '${harmful}'`);
  expect(await contradictionsOf(benign)).toHaveLength(1);
});

test("other bugs, types and namespaces do not", async () => {
  await addNamespace({ name: "apart", title: "", defaultRepo: "", mailingListLink: "", sourceLink: "", docsLink: "" });
  const id = await ended(true, ["pair c / d"]);
  await ended(false, ["pair c / e"]);
  await ended(false, ["pair c / d"], { namespace: "apart" });
  await ended(false, ["pair c / d"], { type: "moderation" });
  expect(await contradictionsOf(id)).toEqual([]);
});

test("of jobs that end at once each pair is found once, and the list goes on below an id", async () => {
  const keys = ["pair e / f", "places e.c:1 / f.c:2"];
  await Promise.all(
    Array.from({ length: 6 }, (_, index) => ended(index % 2 === 0, index % 3 === 0 ? keys : keys.toReversed())),
  );
  const all = (await listContradictions("upstream", { below: null, limit: 100 })).filter(({ key }) =>
    keys.includes(key),
  );
  expect(all).toHaveLength(9);
  const below = all[3]?.id ?? 0;
  const rest = await listContradictions("upstream", { below, limit: 3 });
  expect(rest.map(({ id }) => id)).toEqual(all.slice(4, 7).map(({ id }) => id));
});
