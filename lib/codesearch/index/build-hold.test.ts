import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { BuildHold } from "./build-hold";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** A stream that notes whether it flows, and what is called after each part of it. */
function watched(hold: BuildHold) {
  const stream = { isPaused: false, pause: () => (stream.isPaused = true), resume: () => (stream.isPaused = false) };
  // The build is in another thread: it sees the same memory.
  return { stream, onPart: new BuildHold(hold.questions).watch(stream) };
}

test("a build is held while there is a question, and goes on when it is answered or has failed", async () => {
  const hold = new BuildHold();
  const { stream, onPart } = watched(hold);
  onPart();
  expect(stream.isPaused).toBe(false);
  let fail: (error: Error) => void = () => undefined;
  const question = () =>
    new Promise<void>((_, reject) => {
      fail = reject;
    });
  for (let round = 0; round < 2; round++) {
    const answer = hold.during(question()).catch(() => "failed");
    onPart();
    vi.advanceTimersByTime(1000);
    expect(stream.isPaused).toBe(true);
    fail(new Error("no answer"));
    expect(await answer).toBe("failed");
    vi.advanceTimersByTime(100);
    expect(stream.isPaused).toBe(false);
  }
});

test("whoever asks all the time does not hold a build for ever", () => {
  const hold = new BuildHold();
  const { stream, onPart } = watched(hold);
  void hold.during(new Promise(() => undefined));
  onPart();
  vi.advanceTimersByTime(6000);
  expect(stream.isPaused).toBe(false);
  onPart();
  expect(stream.isPaused).toBe(false);
});
