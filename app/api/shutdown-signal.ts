import "server-only";

/** Next evaluates modules again in development: one controller for the process. */
const shared = globalThis as typeof globalThis & { assayShutdown?: AbortController };

/** Aborted when the process is asked to stop. The server waits for open responses, so streams have to end themselves. */
export function shutdownSignal(): AbortSignal {
  shared.assayShutdown ??= listen();
  return shared.assayShutdown.signal;
}

function listen(): AbortController {
  const controller = new AbortController();
  for (const name of ["SIGTERM", "SIGINT"] as const) process.once(name, () => controller.abort());
  return controller;
}
