import { beforeEach, expect, test, vi } from "vitest";
import type { JobState } from "@/lib/contract/job";
import { cancelJob } from "./actions";

const id = "6bbe9164-dfbf-48af-bb2d-6d186245e810";
const world = vi.hoisted(() => ({ state: "running" as JobState, aborts: true, cancel: async () => {} }));

vi.mock("next/navigation", () => ({
  redirect: (url: string) => {
    throw new Error(`redirect to ${url}`);
  },
}));
vi.mock("@/lib/db/jobs", () => ({
  findJob: async () => ({ state: world.state }),
  abortJob: async () => world.aborts,
}));
vi.mock("@/lib/queue/cancel", () => ({ cancelRun: () => world.cancel() }));

beforeEach(() => Object.assign(world, { state: "running", aborts: true, cancel: async () => {} }));

function cancel() {
  const form = new FormData();
  form.set("id", id);
  return cancelJob({ problem: "" }, form);
}

test("a cancelled job is shown, also when its run could not be stopped at once", async () => {
  await expect(cancel()).rejects.toThrow(`redirect to /ai_job?id=${id}`);
  world.cancel = () => Promise.reject(new Error("the queue does not answer"));
  await expect(cancel()).rejects.toThrow(`redirect to /ai_job?id=${id}`);
});

test("a job that has ended is not cancelled", async () => {
  Object.assign(world, { aborts: false });
  expect((await cancel())?.problem).toContain("ended before");
  Object.assign(world, { aborts: true, state: "finished" });
  expect((await cancel())?.problem).toContain("ended before");
});
