/* Postgres restarts, networks break: what failed because of that may be tried again. */

/** SQLSTATE classes 08 (connection) and 57P (shutdown), Node's socket errors, and Prisma's for the same. */
const CODES = /^(08...|57P0[1-5]|ECONN(REFUSED|RESET|ABORTED)|EPIPE|ETIMEDOUT|EAI_AGAIN|P1001|P1002|P1008|P1017)$/;
const MESSAGES =
  /terminating connection|Connection terminated|connection (is |was )?closed|timeout exceeded when trying to connect|Client has encountered a connection error|Server has closed the connection|not currently accepting connections/i;

/** Whether `error`, or what caused it, is the loss of the database's connection rather than the refusal of a query. */
export function isDisconnected(error: unknown): boolean {
  for (let cause = error, depth = 0; isErrorLike(cause) && depth < 8; cause = nextCause(cause), depth++) {
    if (CODES.test(String(cause.code ?? cause.originalCode ?? "")) || MESSAGES.test(String(cause.message ?? "")))
      return true;
  }
  return false;
}

interface ErrorLike {
  readonly code?: unknown;
  readonly originalCode?: unknown;
  readonly message?: unknown;
  readonly cause?: unknown;
  readonly meta?: unknown;
  readonly driverAdapterError?: unknown;
}

function isErrorLike(value: unknown): value is ErrorLike {
  return typeof value === "object" && value !== null;
}

/** Prisma keeps the driver's error under `meta`. */
function nextCause({ cause, meta, driverAdapterError }: ErrorLike): unknown {
  return driverAdapterError ?? cause ?? meta;
}
