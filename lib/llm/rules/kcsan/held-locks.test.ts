import { expect, test } from "vitest";
import { assess, type RaceCase } from "@/lib/testing/hub-race";

const locked = (lock: string, code: string) => `\tspin_lock(${lock});\n${code}\n\tspin_unlock(${lock});`;
const example: RaceCase = {
  field: "int v",
  write: locked("&hub->lock", "\thub->v = 1; /* W */"),
  read: "\tstart(hub->v); /* R */",
};

test.each([
  ["the same struct's", locked("&hub->lock", example.read), true],
  ["another struct's of that name", locked("&port->lock", example.read), false],
  ["one that is reached another way", locked("&hub->port->lock", example.read), true],
])("a lock on the other side: %s", async (_, read, isCommon) => {
  const { reply } = await assess({ ...example, read });
  expect(reply.includes("Both hold a lock named")).toBe(isCommon);
});
