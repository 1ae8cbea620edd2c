/** The embedded Postgres cannot run; the message says what to do. */
export class PostgresError extends Error {
  override readonly name = "PostgresError";
}
