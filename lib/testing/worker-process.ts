import { pino } from "pino";
import { startWorkerOf } from "@/lib/worker/worker";
import { workerParts } from "./worker-parts";

/* A worker in a process of its own, see worker-processes.ts. Logs to standard output; arguments: its name, runs at once. */
const [agentName = "worker", concurrency = "2"] = process.argv.slice(2);
const worker = await startWorkerOf(workerParts({ agentName, concurrency: Number(concurrency), logger: pino() }));
process.once("SIGTERM", () => void worker.stop().then(() => process.exit(0)));
void worker.lost.then(() => process.exit(1));
process.send?.("ready");
