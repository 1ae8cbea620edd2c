import { expect, test } from "vitest";
import { RunSlots } from "./run-slots";

const PATIENT_MS = 60_000;

test("so many slots are given, and then in the order of asking", async () => {
  const slots = new RunSlots(2);
  const granted: string[] = [];
  for (const name of ["a", "b", "c", "d"]) void slots.take(PATIENT_MS).then(() => granted.push(name));
  await tick();
  expect(granted).toEqual(["a", "b"]);
  slots.give();
  await tick();
  expect(granted).toEqual(["a", "b", "c"]);
  slots.give();
  await tick();
  expect(granted).toEqual(["a", "b", "c", "d"]);
});

test("who gives up waiting gets no slot", async () => {
  const slots = new RunSlots(1);
  expect(await slots.take(0)).toBe(true);
  expect(await slots.take(1)).toBe(false);
  slots.give();
  expect(await slots.take(0)).toBe(true);
});

test("a slot is free when nobody waits for the one that is given back", async () => {
  const slots = new RunSlots(1);
  await slots.untilFree();
  await slots.take(0);
  let free = false;
  void slots.untilFree().then(() => {
    free = true;
  });
  const waiting = slots.take(PATIENT_MS);
  slots.give();
  expect(await waiting).toBe(true);
  await tick();
  expect(free).toBe(false);
  slots.give();
  await tick();
  expect(free).toBe(true);
});

function tick(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
