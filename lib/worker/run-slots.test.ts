import { expect, test } from "vitest";
import { RunSlots } from "./run-slots";

test("so many run at once, the others in their order, and a failure frees its slot", async () => {
  const slots = new RunSlots(2);
  const events: string[] = [];
  const finish: (() => void)[] = [];
  const task = (name: string) => () =>
    new Promise<void>((resolve, reject) => {
      events.push(name);
      finish.push(name === "b" ? () => reject(new Error("b")) : resolve);
    });
  const runs = ["a", "b", "c", "d"].map((name) => slots.run(task(name)).catch(() => undefined));
  await tick();
  expect(events).toEqual(["a", "b"]);
  finish[1]?.();
  await tick();
  expect(events).toEqual(["a", "b", "c"]);
  finish[0]?.();
  await tick();
  expect(events).toEqual(["a", "b", "c", "d"]);
  for (const end of finish) end();
  await Promise.all(runs);
});

function tick(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
