/** Why a process is to end: a signal, or the loss of the supervisor that started it. */
export type StopReason = "signal" | "orphaned";

/**
 * Resolves when this process is to end. A child of `assay up` holds an IPC channel to it; the channel closes however
 * the supervisor goes, `kill -9` included, so that no child outlives it.
 */
export function stopRequested(): Promise<StopReason> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve("signal"));
    if (process.channel !== undefined && process.channel !== null)
      process.once("disconnect", () => resolve("orphaned"));
  });
}

/** Tells the supervisor something, when there is one. */
export function tellSupervisor(message: "ready"): void {
  if (process.connected) process.send?.(message);
}
