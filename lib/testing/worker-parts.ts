import { tmpdir } from "node:os";
import { pino } from "pino";
import { env } from "@/lib/env";
import type { WorkerParts } from "@/lib/worker/worker";
import { pausingFlow } from "./pausing-flow";

/** The model of a {@link ScriptedLibrary}. */
export const SCRIPTED_MODEL = "compatible:scripted";

/** A worker for tests: it knows only {@link pausingFlow} and no real model. */
export function workerParts(given: Partial<WorkerParts> = {}): WorkerParts {
  return {
    agentName: "test-worker",
    codeRevision: "test",
    databaseUrl: env.databaseUrl(),
    concurrency: 2,
    flows: [pausingFlow],
    models: ["rules"],
    defaultModel: "rules",
    openModel: (id) => {
      throw new Error(`No model ${id} in this test.`);
    },
    reportModels: async () => null,
    tokenBudget: 0,
    modelsFor: (id) => [id],
    home: tmpdir(),
    logger: pino({ level: "silent" }),
    ...given,
  };
}
