import { expect, test, vi } from "vitest";
import { noOutcome } from "@/components/jobs/bulk-outcome";
import { changeJobs } from "./actions";

vi.mock("@/app/job-runs", () => ({
  rerun: async (id: string) => {
    if (id === "bad") throw new Error("\nInvalid `job.create()`:\n\nvalue too long");
    if (id === "away") throw new Error("Connection terminated unexpectedly");
    return id === "running" ? { problem: "The job is not over yet." } : { id: `${id} again` };
  },
  cancel: async (id: string) => ({ id }),
}));
vi.mock("@/app/start-job", () => ({ startJobFromForm: undefined }));

test("one job that fails does not hide what was done with the others", async () => {
  const form = new FormData();
  form.set("do", "rerun");
  for (const id of ["a", "bad", "away", "running", "b"]) form.append("id", id);
  expect(await changeJobs(noOutcome, form)).toEqual({
    action: "rerun",
    done: ["a again", "b again"],
    skipped: [
      { id: "bad", why: "The server failed (value too long): look at the job, then try again." },
      { id: "away", why: "The database could not be reached: look at the job, then try again." },
      { id: "running", why: "The job is not over yet." },
    ],
    problem: "",
  });
});
