/** Calls of tools in one answer of a model that are executed; those after them are refused, and may be made in a later answer. */
export const MAX_CALLS_PER_TURN = 10;
