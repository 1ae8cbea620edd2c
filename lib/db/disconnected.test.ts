import { expect, test } from "vitest";
import { isDisconnected } from "./disconnected";

test.each([
  ["a refused socket", Object.assign(new Error("connect"), { code: "ECONNREFUSED" })],
  ["an administrator's shutdown", Object.assign(new Error("terminating connection"), { code: "57P01" })],
  ["pg's own words", new Error("Connection terminated unexpectedly")],
  [
    "Prisma's words",
    new Error("Database error. Code: `57P01`. Message: `terminating connection due to administrator command`"),
  ],
  ["a database that is closed for maintenance", new Error('database "assay" is not currently accepting connections')],
  ["a cause", new Error("query failed", { cause: Object.assign(new Error(), { code: "ECONNRESET" }) })],
  ["Prisma's envelope", { code: "P2010", meta: { driverAdapterError: { cause: { originalCode: "57P01" } } } }],
])("%s is a lost connection", (_, error) => {
  expect(isDisconnected(error)).toBe(true);
});

test.each([
  ["a broken rule", Object.assign(new Error("duplicate key"), { code: "23505" })],
  ["a plain error", new Error("no")],
  ["nothing", null],
])("%s is none", (_, error) => {
  expect(isDisconnected(error)).toBe(false);
});
