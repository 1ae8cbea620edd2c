import type { z } from "zod";
import type { Step } from "./flow";

/**
 * Steps that are repeated until one of them says that it is enough, or up to a limit: do, check, again. Each iteration sees the
 * values from before the loop, those that are carried on to it, and what its own steps provide. After the loop the values of
 * the last iteration are there; at the limit that means: without `until` being true, which the steps after it may look at.
 */
export interface Loop<Carried extends z.ZodObject = z.ZodObject> {
  readonly kind: "loop";
  readonly name: string;
  readonly steps: readonly Step[];
  /** Values that an iteration hands to the next one; its steps provide them anew. */
  readonly carried: Carried;
  /** What the first iteration gets of them. */
  readonly start: z.output<Carried>;
  /** Name of a boolean that the steps provide: true ends the loop. */
  readonly until: string;
  /** How often the steps run at most. */
  readonly limit: number;
}

/** Defines a loop. */
export function defineLoop<Carried extends z.ZodObject>(loop: Omit<Loop<Carried>, "kind">): Loop<Carried> {
  return { kind: "loop", ...loop };
}
