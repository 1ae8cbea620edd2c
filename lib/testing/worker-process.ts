import { pino } from "pino";
import { modelSettings } from "@/lib/env";
import { openModel } from "@/lib/llm/registry";
import { startWorkerOf } from "@/lib/worker/worker";
import { libraryFlow } from "./library-flows";
import { pausingFlow } from "./pausing-flow";
import { scriptedVerdicts } from "./scripted-verdicts";
import { SCRIPTED_MODEL, workerParts } from "./worker-parts";

/*
 * A worker in a process of its own, see worker-processes.ts. Logs to standard output; arguments: its name, runs at once, and for
 * scripted verdicts the instruction and the log of model calls.
 */
const [agentName = "worker", concurrency = "2", instruction = "", log = ""] = process.argv.slice(2);
const worker = await startWorkerOf(
  workerParts({
    agentName,
    concurrency: Number(concurrency),
    logger: pino(),
    flows: [pausingFlow, libraryFlow],
    models: ["rules", SCRIPTED_MODEL],
    openModel: (id) => openModel(id, modelSettings()),
    ...(instruction === "" ? {} : scriptedVerdicts(instruction, log)),
  }),
);
process.once("SIGTERM", () => void worker.stop().then(() => process.exit(0)));
void worker.lost.then(() => process.exit(1));
process.send?.("ready");
