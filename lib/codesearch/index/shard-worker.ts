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

function answer(shard: Shard, { id, question }: ShardRequest): ShardMessage {
  switch (question.kind) {
    case "lookup":
      return { kind: "definitions", id, definitions: question.names.flatMap((name) => shard.lookup(name)) };
    case "near":
      return { kind: "near", id, names: shard.near(question.name, question.limit) };
    case "holding":
      return { kind: "files", id, paths: shard.filesHolding(question.name) };
  }
}

async function run(plan: ShardPlan): Promise<void> {
  const { shard, saved } = await buildShard(plan, (progress) => say({ kind: "progress", progress }));
  port.on("message", (request: ShardRequest) => say(answer(shard, request)));
  say({ kind: "ready", size: { ...shard.size(), bytes: shard.size().bytes + process.memoryUsage().heapTotal } });
  await saved;
  say({ kind: "saved" });
}

run(workerData as ShardPlan).catch((error: unknown) => {
  say({ kind: "failed", message: error instanceof Error ? error.message : String(error) });
});
