import { readdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { namespaceNameSchema } from "./namespace";

const isAllowed = (name: string) => namespaceNameSchema.safeParse(name).success;

test("a namespace takes no name that the site needs", () => {
  for (const name of ["upstream", "android-6.1", "a"]) expect(isAllowed(name)).toBe(true);
  for (const name of ["ai_job", "api", "", "-x", "Upper", "a/b", "x".repeat(64)]) {
    expect(isAllowed(name)).toBe(false);
  }
});

test("what the site serves by itself is no namespace", () => {
  const root = path.resolve(import.meta.dirname, "../..");
  const pages = readdirSync(path.join(root, "app"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const served = [
    ...pages.map(({ name }) => name).filter((name) => name !== "styles"),
    ...readdirSync(path.join(root, "public")),
  ];
  expect(served.length).toBeGreaterThan(6);
  expect(served.filter(isAllowed)).toEqual([]);
});
