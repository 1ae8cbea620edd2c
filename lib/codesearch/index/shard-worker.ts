import { parentPort, workerData } from "node:worker_threads";
import { buildShard, type ShardPlan } from "./build-shard";
import type { ShardLayers } from "./shard-layers";
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

function answer(shard: ShardLayers, { id, question }: ShardRequest): ShardMessage {
  const { part } = question;
  switch (question.kind) {
    case "lookup":
      return { kind: "definitions", id, definitions: question.names.flatMap((name) => shard.lookup(name, part)) };
    case "near":
      return { kind: "near", id, names: shard.near(question.name, question.limit, part) };
    case "holding":
      return { kind: "files", id, paths: shard.filesHolding(question.name, part) };
  }
}

async function run(plan: ShardPlan): Promise<void> {
  const { shard, saved } = await buildShard(plan, {
    onProgress: (progress) => say({ kind: "progress", progress }),
    onCore: (core) => {
      port.on("message", (request: ShardRequest) => say(answer(core, request)));
      say({ kind: "core" });
    },
  });
  say({ kind: "ready", size: { ...shard.size(), bytes: shard.size().bytes + process.memoryUsage().heapTotal } });
  await saved;
  say({ kind: "saved" });
}

run(workerData as ShardPlan).catch((error: unknown) => {
  say({ kind: "failed", message: error instanceof Error ? error.message : String(error) });
});
