/** Something that the person at the command line can mend; the message says how. Shown without a stack trace. */
export class CommandError extends Error {
  override readonly name = "CommandError";
}

/** Names of errors of other layers that are written for people: shown as they are, without a stack trace. */
const WRITTEN_FOR_PEOPLE: readonly string[] = [
  "CommandError",
  "SettingError",
  "FlowError",
  "ProviderError",
  "ModelSettingError",
  "KernelError",
  "BadCallError",
  "CodeQueryError",
  "PostgresError",
  "SchemaError",
];

/** True when the message of `error` alone tells what to do. */
export function isWrittenForPeople(error: unknown): error is Error {
  return error instanceof Error && WRITTEN_FOR_PEOPLE.includes(error.name);
}
