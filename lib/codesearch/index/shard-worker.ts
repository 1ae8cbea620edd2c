import { parentPort, workerData } from "node:worker_threads";
import { buildShard, type ShardPlan } from "./build-shard";
import type { Shard } from "./shard";
import type { ShardMessage, ShardRequest } from "./shard-messages";

/*
 * A thread that builds one shard and answers from it. It is started by shard-worker-bootstrap.mjs with a ShardPlan as its
 * data.
 */

if (parentPort === null) throw new Error("shard-worker runs as a worker thread only.");
const port = parentPort;

function say(message: ShardMessage): void {
  port.postMessage(message);
}

function answer(shard: Shard, { id, question }: ShardRequest): void {
  if (question.kind === "lookup") {
    say({ kind: "definitions", id, definitions: question.names.flatMap((name) => shard.lookup(name)) });
  } else {
    say({ kind: "near", id, names: shard.near(question.name, question.limit) });
  }
}

async function run(plan: ShardPlan): Promise<void> {
  const { shard, saved } = await buildShard(plan, (progress) => say({ kind: "progress", progress }));
  port.on("message", (request: ShardRequest) => answer(shard, request));
  say({ kind: "ready" });
  await saved;
  say({ kind: "saved" });
}

run(workerData as ShardPlan).catch((error: unknown) => {
  say({ kind: "failed", message: error instanceof Error ? error.message : String(error) });
});
