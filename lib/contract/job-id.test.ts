import { expect, test } from "vitest";
import { isJobId } from "./job-id";

const id = "6bbe9164-dfbf-48af-bb2d-6d186245e810";

test("only a UUID is a job's id", () => {
  expect([id, id.toUpperCase()].every(isJobId)).toBe(true);
  expect([`${id}\0`, `${id}\n`, "", "1", `${id}x`, "../../etc"].some(isJobId)).toBe(false);
});
