import { toJsonText } from "@/lib/contract/json-text";
import type { Span } from "@/lib/contract/span";
import { FlowError, ProviderError } from "./errors";
import type { OpenSpan, Run } from "./run";
import type { Values } from "./values";

/** Where in a run something happens. */
export interface Place {
  /** The span around it. */
  readonly span: OpenSpan;
  /** What the names of the steps there begin with: they are unique in a run. */
  readonly path: string;
}

/** A span that contains others, when it starts. */
type Container = Pick<Span, "type" | "name"> &
  Partial<OpenSpan> & {
    /** Name of the journalled step that says when it started; those of the steps inside begin with it and a slash. */
    readonly path: string;
    /** What else its span has when it ends, known only then. */
    readonly ending?: () => Partial<OpenSpan>;
  };

/** What comes out of a container: `value` for the run, the rest for its span. */
interface Contents<T> {
  readonly value: T;
  readonly results: Values;
  readonly reply?: string;
}

/**
 * Runs `body` in a span of its own under `parent`, which is null for the flow. A {@link FlowError} or {@link ProviderError}
 * stands in the span before it goes on; whatever else is thrown leaves the span open.
 */
export async function contain<T>(
  run: Run,
  parent: OpenSpan | null,
  { path, ending, ...fields }: Container,
  body: (place: Place) => Promise<Contents<T>>,
): Promise<T> {
  const span = run.open(parent, { step: null, ...fields });
  const started = await run.enter(span, path);
  try {
    const { value, results, reply = "" } = await body({ span, path: `${path}/` });
    await run.leave({ ...span, ...ending?.(), results: toJsonText(results), reply }, started);
    return value;
  } catch (error) {
    if (error instanceof FlowError || error instanceof ProviderError) {
      await run.leave({ ...span, ...ending?.(), error: error.message }, started);
    }
    throw error;
  }
}
