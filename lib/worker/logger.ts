import type { DLogger } from "@dbos-inc/dbos-sdk";
import { type Logger, pino } from "pino";

/** Writes JSON lines to standard output. In a healthy run nothing has the level error. */
export function createLogger(worker: string): Logger {
  return pino({
    base: { worker },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (level) => ({ level }) },
  });
}

/** What DBOS has to say: its chatter only at level debug. */
export function engineLogger(logger: Logger): DLogger {
  const engine = logger.child({ part: "dbos" });
  return {
    debug: (entry) => engine.trace(String(entry)),
    info: (entry) => engine.debug(String(entry)),
    warn: (entry) => engine.warn(String(entry)),
    error: (entry, metadata) => engine.error({ stack: metadata?.stack }, String(entry)),
  };
}

/**
 * Sends Node's warnings to the log in place of standard error. Deprecations, which pg prints for what DBOS does with it, are
 * for developers: level debug. Belongs to a process that is a worker and nothing else.
 */
export function logWarnings(logger: Logger): void {
  process.removeAllListeners("warning"); // Node's own, which prints
  process.on("warning", (warning) => {
    const level = warning.name === "DeprecationWarning" || warning.name === "ExperimentalWarning" ? "debug" : "warn";
    logger[level]({ stack: warning.stack }, warning.message);
  });
}
