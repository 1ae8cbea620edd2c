import { pino } from "pino";
import { startWorkerOf } from "@/lib/worker/worker";
import { scriptedVerdicts } from "./scripted-verdicts";
import { workerParts } from "./worker-parts";

/*
 * A worker in a process of its own, see worker-processes.ts. Logs to standard output; arguments: its name, runs at once, and for
 * scripted verdicts the instruction and the log of model calls.
 */
const [agentName = "worker", concurrency = "2", instruction = "", log = ""] = process.argv.slice(2);
const scripted = instruction === "" ? {} : scriptedVerdicts(instruction, log);
const worker = await startWorkerOf(
  workerParts({ agentName, concurrency: Number(concurrency), logger: pino(), ...scripted }),
);
process.once("SIGTERM", () => void worker.stop().then(() => process.exit(0)));
void worker.lost.then(() => process.exit(1));
process.send?.("ready");
