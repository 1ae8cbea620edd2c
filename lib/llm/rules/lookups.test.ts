import { expect, test } from "vitest";
import { readReferencePlaces } from "./lookups";

test("places of references are known when all of them are listed", () => {
  const References = [
    { Place: "net/x.c:3", Use: "write" },
    { Place: "net/y.c:9", Use: "read" },
  ];
  expect(readReferencePlaces({ Total: 2, References })).toEqual(new Set(["net/x.c:3", "net/y.c:9"]));
  expect(readReferencePlaces({ Total: 3, References })).toBeNull();
  expect(readReferencePlaces({ Total: 0, References: [] })).toBeNull();
  expect(readReferencePlaces(null)).toBeNull();
});
