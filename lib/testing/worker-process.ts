import { pino } from "pino";
import { startWorkerOf } from "@/lib/worker/worker";
import { workerParts } from "./worker-parts";

/* A worker in a process of its own, for tests that kill it. Logs to standard output; argument: its name. */
const worker = await startWorkerOf(workerParts({ agentName: process.argv[2] ?? "worker", logger: pino() }));
process.once("SIGTERM", () => void worker.stop().then(() => process.exit(0)));
void worker.lost.then(() => process.exit(1));
process.send?.("ready");
