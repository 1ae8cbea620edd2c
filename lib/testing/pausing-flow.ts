import { appendFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { defineAction } from "@/lib/engine/action";
import { FlowError } from "@/lib/engine/errors";
import { defineFlow } from "@/lib/engine/flow";

const name = "assessment-pausing";

/** Args of the flow. */
const inputs = z.object({
  /** A file that gets a line `<step> <pid>` for each time that a step runs, and `<step> cancelled` when it is interrupted. */
  Log: z.string(),
  /** How long each step takes, in milliseconds. */
  Pause: z.number(),
  /** The step that fails for a reason that a person can mend; empty for none. */
  Failing: z.string(),
});

const first = step("first", z.object({}), { One: z.string() });
const second = step("second", z.object({ One: z.string() }), { Two: z.string() });
const third = step("third", z.object({ Two: z.string() }), { Three: z.string() });
const fourth = step("fourth", z.object({ Three: z.string() }), { Four: z.string() });
const last = defineAction({
  name: "last",
  inputs: z.object({ Four: z.string() }),
  outputs: z.object({ Benign: z.boolean(), Explanation: z.string() }),
  run: async (_, { Four }) => ({ outputs: { Benign: true, Explanation: `from ${Four}` } }),
});

/** A flow of slow steps that write down that they ran: for tests of what happens to runs. */
export const pausingFlow = defineFlow({
  name,
  contract: {
    type: name,
    question: "Did every step run once?",
    inputs,
    outputs: z.object({ Benign: z.boolean(), Explanation: z.string() }),
  },
  steps: [first, second, third, fourth, last],
});

function step<Before extends z.ZodRawShape, After extends z.ZodRawShape>(
  stepName: string,
  before: z.ZodObject<Before>,
  after: After,
) {
  return defineAction({
    name: stepName,
    inputs: inputs.extend(before.shape),
    outputs: z.object(after),
    run: async ({ signal }, values) => {
      const { Log, Pause, Failing } = inputs.parse(values);
      await appendFile(Log, `${stepName} ${process.pid}\n`);
      if (Failing === stepName) throw new FlowError(`The step ${stepName} was told to fail: tell it otherwise.`);
      await sleep(Pause, undefined, { signal }).catch(async (error) => {
        await appendFile(Log, `${stepName} cancelled\n`);
        throw error;
      });
      const outputs = Object.fromEntries(Object.keys(after).map((key) => [key, `${stepName} \0`]));
      return { outputs: z.object(after).parse(outputs) };
    },
  });
}
