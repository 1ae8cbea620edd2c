import { expect, test } from "vitest";
import { failureReason } from "./failure-reason";

/** Errors that this product really gives; those of a row have one cause. */
const causes: readonly (readonly [string, readonly string[]])[] = [
  [
    "KernelRepo … does not exist on …, where the worker runs.",
    [
      'KernelRepo "/no/such/linux" does not exist on build-7.example.org, where the worker runs.',
      'KernelRepo "/srv/linux \\"next\\"" does not exist on laptop, where the worker runs.',
    ],
  ],
  [
    "KernelRepo … cannot be fetched: fatal: unable to access …: Could not resolve host: ….",
    [
      "KernelRepo https://git.kernel.org/pub/linux.git cannot be fetched: fatal: unable to access 'https://git.kernel.org/pub/linux.git/': Could not resolve host: git1.kernel.org. Check the URL, and that this machine reaches it.",
    ],
  ],
  [
    "KernelCommit … is not in …: give a commit hash, tag or branch that is there.",
    [
      'KernelCommit "v99.0" is not in https://example.org/linux.git: give a commit hash, tag or branch that is there.',
      'KernelCommit "deadbeef" is not in git://host/x: give a commit hash, tag or branch that is there.',
    ],
  ],
  [
    "google: … answered 503.",
    [
      "google:gemini-2.5-pro: https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-pro:generateContent answered 503. The model is overloaded. The provider has trouble: run the job again later. It was tried 6 times.",
      "google:gemini-3-flash-preview: https://generativelanguage.googleapis.com/v1beta/models/gemini-3-flash-preview:generateContent answered 503. Try 17 s later.",
    ],
  ],
  ["openai: … answered 429.", ["openai:gpt-5: https://api.openai.com/v1/responses answered 429. Rate limit of 3/min."]],
  [
    "compatible: … cannot be reached.",
    [
      "compatible:qwen3: http://127.0.0.1:8080/v1/chat/completions cannot be reached. fetch failed. Start the server or correct ASSAY_MODEL_BASE_URL.",
      "compatible:llama: http://[::1]:9/v1 cannot be reached. ECONNREFUSED.",
    ],
  ],
  [
    "expert gave up on the model after … reminders.",
    ["expert gave up on the model after 3 reminders. The last one: You have not called set-results."],
  ],
  [
    "expert called the model … times, its limit, without results and a final reply.",
    [
      "expert called the model 50 times, its limit, without results and a final reply. Run the job again.",
      "expert called the model 100 times, its limit, without results and a final reply. Run the job again.",
    ],
  ],
  [
    "The worker … does not know the workflow moderation: update it, or start the job with another workflow.",
    [
      "The worker host-1-77 does not know the workflow moderation: update it, or start the job with another workflow.",
      "The worker worker@host does not know the workflow moderation: update it, or start the job with another workflow.",
    ],
  ],
  [
    "make olddefconfig for … failed with this KernelConfig",
    ["make olddefconfig for x86_64 failed with this KernelConfig:\nscripts/kconfig/conf.c:12: error\n***"],
  ],
  ["git took more than … ms.", ["git took more than 600000 ms.", "git took more than 1000 ms."]],
  ["git cat-file ended (exit 128): fatal: bad object …", ["git cat-file ended (exit 128): fatal: bad object 1f2e3d4"]],
  ["failed without a message", ["", " \n\t\n"]],
];

for (const [reason, errors] of causes) {
  test(`equal causes are one reason: ${reason}`, () => {
    for (const error of errors) expect(failureReason(error)).toBe(reason);
  });
}

test("what is not the same cause stays apart", () => {
  const url = "https://api.openai.com/v1/responses";
  const reasons = [401, 429, 500].map((status) => failureReason(`openai:gpt-5: ${url} answered ${status}. No.`));
  expect(new Set(reasons).size).toBe(3);
});

test("times, ids and paths of source files are left out", () => {
  expect(
    failureReason("At 2026-11-26T00:28:17.5Z the run 6bbe9164-dfbf-48af-bb2d-6d186245e810 of mm/slub.c:120 broke"),
  ).toBe("At … the run … of … broke");
  expect(failureReason("The model's answer and this machine's clock differ.")).toBe(
    "The model's answer and this machine's clock differ.",
  );
});

test("a reason is short whatever the error is, and never ends within a character", () => {
  for (const error of [
    "🦊".repeat(5000),
    `"${"x".repeat(1_000_000)}`,
    `/${"a/".repeat(100_000)}`,
    "word ".repeat(9000),
  ]) {
    const reason = failureReason(error);
    expect(Array.from(reason).length).toBeLessThanOrEqual(120);
    expect(reason.isWellFormed()).toBe(true);
  }
});
