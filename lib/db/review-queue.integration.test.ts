import { expect, test } from "vitest";
import { newJob, noQueue } from "@/lib/testing/new-job";
import { provideTestDatabase } from "@/lib/testing/test-database";
import { createJob, failJob, finishJob, startJob } from "./jobs";
import { addNamespace } from "./namespaces";
import { nextToReview } from "./review-queue";
import { reviewJob } from "./reviews";

const database = provideTestDatabase();
const starter = { agentName: "worker", codeRevision: "abc", defaultModel: "rules" };

async function finished(given: Parameters<typeof newJob>[0] = {}, results = '{"Benign":true}'): Promise<string> {
  const id = await createJob(newJob(given), noQueue);
  await startJob(id, starter);
  await finishJob(id, results);
  return id;
}

async function namespace(name: string): Promise<string> {
  await addNamespace({ name, title: name, defaultRepo: "", mailingListLink: "", sourceLink: "", docsLink: "" });
  return name;
}

const idsOf = (items: Awaited<ReturnType<typeof nextToReview>>) => items.map(({ job }) => job.id);

test("the queue walks the finished jobs that nobody has marked, newest first, page by page", async () => {
  const filter = { namespace: await namespace("walk"), workflow: "" };
  const given = { namespace: "walk" };
  const ids = [await finished(given), await finished(given), await finished(given), await finished(given)];
  // At the same instant: the order is then by id downwards.
  await database.query("update jobs set created = '2026-01-14T23:02:00Z' where namespace = 'walk'");
  const order = [...ids].sort().reverse();
  const failed = await createJob(newJob(given), noQueue);
  await failJob(failed, "broken");
  await createJob(newJob(given), noQueue);
  await finished();

  const first = await nextToReview(filter, null, 3);
  expect(idsOf(first)).toEqual(order.slice(0, 3));
  const last = first.at(-1)?.job;
  expect(idsOf(await nextToReview(filter, { time: last?.created ?? "", id: last?.id ?? "" }, 3))).toEqual(
    order.slice(3),
  );
  await reviewJob(order[0] ?? "", { output: "", mark: "correct", comment: "", operator: "linus" });
  await reviewJob(order[1] ?? "", { output: "", mark: "unset", comment: "hm", operator: "linus" });
  await reviewJob(order[2] ?? "", { output: "Benign", mark: "incorrect", comment: "", operator: "linus" });
  const left = await nextToReview(filter, null, 9);
  expect(idsOf(left)).toEqual(order.slice(1));
  expect(left[0]?.reviews).toMatchObject([{ output: "", mark: "unset", comment: "hm" }]);
  expect(left[1]?.reviews).toMatchObject([{ output: "Benign", mark: "incorrect" }]);
  expect(left[1]?.journal.map(({ action }) => action)).toEqual(["created", "reviewed"]);
  expect(left[2]?.reviews).toEqual([]);
});

test("the queue can be of one workflow", async () => {
  const given = { namespace: await namespace("flows") };
  const one = await finished({ ...given, workflow: "moderation" });
  await finished({ ...given, workflow: "assessment-kcsan" });
  expect(idsOf(await nextToReview({ namespace: "flows", workflow: "moderation" }, null, 9))).toEqual([one]);
  expect(await nextToReview({ namespace: "flows", workflow: "\0" }, null, 9)).toEqual([]);
});

test("an item has what is needed to judge the job, long texts by their beginning", async () => {
  const filter = { namespace: await namespace("items"), workflow: "" };
  const report = `${"é".repeat(40_000)}end`;
  const args = JSON.stringify({ CrashReport: report, KernelRepo: "x" });
  const results = JSON.stringify({ Benign: true, Explanation: `\0${"y".repeat(70_000)}`, Extra: [1] });
  await finished({ namespace: "items", args }, results);
  const [item] = await nextToReview(filter, null, 1);
  expect(item?.report).toEqual({ text: "é".repeat(32_768), bytes: 80_003 });
  expect(item?.explanation).toEqual({ text: `\0${"y".repeat(65_535)}`, bytes: 70_001 });
  expect(item?.others).toBe('{"Extra":[1]}');
  expect(item?.job.verdict).toEqual([{ name: "Benign", value: true }]);

  await finished({ namespace: "items", args: '{"CrashReport":"short","Big":9007199254740993}' }, '{"Explanation":"e"}');
  await finished({ namespace: "items", args: "{}" }, JSON.stringify({ Extra: "z".repeat(70_000) }));
  const [none, short] = await nextToReview(filter, null, 2);
  expect([short?.report, short?.explanation]).toEqual([
    { text: "short", bytes: 5 },
    { text: "e", bytes: 1 },
  ]);
  expect([none?.report, none?.explanation, none?.others]).toEqual([
    { text: "", bytes: 0 },
    { text: "", bytes: 0 },
    null,
  ]);
});
