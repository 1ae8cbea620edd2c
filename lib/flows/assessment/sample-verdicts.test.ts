import path from "node:path";
import { expect, test } from "vitest";
import { type SampleJob, sampleJobs } from "@/lib/contract/samples";
import { createMemoryContext } from "@/lib/engine/memory-context";
import { runFlow } from "@/lib/engine/run-flow";
import { findFlow } from "@/lib/flows/registry";
import { makeSampleRepository, readSampleTree } from "@/lib/kernel/sample-repository";
import { createRulesModel } from "@/lib/llm/rules/rules-model";
import { temporaryFolder } from "@/lib/testing/git-repository";
import { SpanLog } from "@/lib/testing/span-log";

/* The rules expert over the shipped tree, and over copies in which one thing was changed: the verdict follows the code. */

const poll = sample("tether_poll");
const watchdog = sample("wirepair_watchdog");
const keepalive = sample("tether_peer_keepalive");

function sample(name: string): SampleJob {
  const found = sampleJobs.find(({ title }) => title.includes(name));
  if (found === undefined) throw new Error(`There is no sample about ${name}.`);
  return found;
}

interface Change {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** Runs a sample's flow; `changes` are made in a copy of its tree first. */
async function assess(job: SampleJob, changes: readonly Change[] = []) {
  const home = temporaryFolder();
  const KernelRepo =
    changes.length === 0 ? job.args.KernelRepo : await changedTree(path.join(home, "changed.git"), changes);
  const flow = findFlow(job.workflow);
  if (flow === null) throw new Error(`There is no workflow ${job.workflow}.`);
  const spans = new SpanLog();
  const context = createMemoryContext({ model: "rules", openModel: createRulesModel, workspace: { home }, spans });
  const results = await runFlow(flow, { ...job.args, KernelRepo }, context);
  return { results, spans: spans.spans };
}

async function changedTree(target: string, changes: readonly Change[]): Promise<string> {
  const tree = new Map(await readSampleTree());
  for (const { file, from, to } of changes) {
    const text = tree.get(file) ?? "";
    if (!text.includes(from)) throw new Error(`${file} of the sample has no "${from}": mend this test.`);
    tree.set(file, text.replace(from, to));
  }
  await makeSampleRepository({ tree, target });
  return target;
}

test("a flag that poll() reads without the lock is benign", async () => {
  const { results, spans } = await assess(poll);
  expect(results).toMatchObject({ Benign: true, Confident: true });
  expect(results.Explanation).toContain("net/tether/af_tether.c:27");
  expect(results.Explanation).toContain("`struct tether_sock::shut_mask`");
  expect(spans.filter(({ type }) => type === "llm").length).toBeGreaterThanOrEqual(1);
  expect(spans.filter(({ type }) => type === "tool").length).toBeGreaterThanOrEqual(3);
  expect(spans.map(({ error }) => error).filter((error) => error !== "")).toEqual([]);
});

test("a packet that the watchdog drops without the lock is harmful", async () => {
  const { results } = await assess(watchdog);
  expect(results).toMatchObject({ Benign: false, Confident: true });
  expect(results.Explanation).toContain("kfree_skb(port->partial)");
});

test("a use-after-free with its three stacks is actionable", async () => {
  const { results } = await assess(keepalive);
  expect(results).toMatchObject({ Actionable: true, Confident: true });
});

test("without the socket lock the flag's update can be lost: harmful", async () => {
  const lock =
    "\tlock_sock(sk);\n\tif (sk->sk_state == TETHER_CONNECTED)\n\t\ttsk->shut_mask |= RCV_SHUTDOWN;\n\trelease_sock(sk);";
  const { results } = await assess(poll, [
    {
      file: "net/tether/af_tether.c",
      from: lock,
      to: lock.replace("lock_sock(sk);", "").replace("release_sock(sk);", ""),
    },
  ]);
  expect(results.Benign).toBe(false);
  expect(results.Explanation).toContain("**unguarded-update**");
});

test.each([
  ["a pointer", "struct tether_addr\t*shut_mask;", "is a pointer"],
  ["a struct", "struct tether_addr\tshut_mask;", "**torn-value**"],
])("with %s in place of the number the race is not benign", async (_, declaration, words) => {
  const { results } = await assess(poll, [
    { file: "include/net/tether.h", from: "unsigned int\t\tshut_mask;", to: declaration },
  ]);
  expect(results.Benign).toBe(false);
  expect(results.Explanation).toContain(words);
});
