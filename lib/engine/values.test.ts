import { expect, test } from "vitest";
import { z } from "zod";
import { FlowError } from "./errors";
import { parseValues } from "./values";

const schema = z.object({
  Report: z.string().refine((text) => text !== "", "Report is empty: paste one."),
  Config: z.string().default(""),
});

test("defaults are filled in and values that the schema does not name are passed over", () => {
  expect(parseValues(schema, { Report: "r", BugTitle: "t", __proto__: { Config: "inherited" } })).toEqual({
    Report: "r",
    Config: "",
  });
});

test.each([
  [{}, "Report is missing."],
  [{ Report: "" }, "Report is empty: paste one."],
  [
    { Report: 7, Config: null },
    "Report: Invalid input: expected string, received number\nConfig: Invalid input: expected string, received null",
  ],
])("%j is refused with the names of its values", (values, message) => {
  expect(() => parseValues(schema, values)).toThrow(new FlowError(message));
});
