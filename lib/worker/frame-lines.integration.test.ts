import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { frameSources } from "@/lib/db/frame-sources";
import { createJob } from "@/lib/db/jobs";
import { commitFiles, emptyRepository, temporaryFolder } from "@/lib/testing/git-repository";
import { newJob, noQueue } from "@/lib/testing/new-job";
import { provideTestDatabase } from "@/lib/testing/test-database";
import { type FrameLinesRequest, keepFrameLines } from "./frame-lines";

const database = provideTestDatabase();

const report = `==================================================================
BUG: KCSAN: data-race in long_poll / short_work

write to 0xffff888108a5b6c4 of 4 bytes by task 7 on cpu 1:
 long_poll+0x10/0x20 net/long.c:30
 short_work+0x10/0x20 net/short.c:2
 beyond+0x10/0x20 net/short.c:900
 missing+0x10/0x20 net/missing.c:1
 outside+0x10/0x20 ../../etc/passwd.c:1
`;

const numbered = Array.from({ length: 60 }, (_, index) => `line ${index + 1}`);
const expected = [
  { path: "net/long.c", line: 30, firstLine: 20, text: numbered.slice(19, 40).join("\n") },
  { path: "net/short.c", line: 2, firstLine: 1, text: "a\nb \ufffd\nc" },
];
/** For a new job, and a tree of its own. */
async function newRequest(): Promise<FrameLinesRequest> {
  const repository = emptyRepository();
  const notUtf8 = Buffer.from("a\nb \xff\nc\n", "latin1");
  const commit = commitFiles(repository, { "net/long.c": `${numbered.join("\n")}\n`, "net/short.c": notUtf8 });
  const jobId = await createJob(newJob(), noQueue);
  return { jobId, report, repository, commit, home: temporaryFolder(), signal: new AbortController().signal };
}

test("the lines around each place of a report are kept, and what the tree does not have is passed over", async () => {
  const request = await newRequest();
  await keepFrameLines(request);
  expect(await frameSources(request.jobId)).toEqual(expected);
});

test("a database that is away for a moment costs no lines", async () => {
  const request = await newRequest();
  await database.disconnect(true);
  const kept = keepFrameLines(request);
  await sleep(500);
  await database.disconnect(false);
  await kept;
  expect(await frameSources(request.jobId)).toEqual(expected);
});

test("a run that was left keeps nothing more", async () => {
  const request = await newRequest();
  const signal = AbortSignal.abort(new Error("left"));
  await expect(keepFrameLines({ ...request, signal })).rejects.toThrow("left");
  expect(await frameSources(request.jobId)).toEqual([]);
});
