import type { Page } from "@playwright/test";
import { createReviewableJobs, marksOf, querySite } from "./reviewable-jobs";
import { expect, expectAccessible, expectNoSidewaysScroll, holdScripts, takenOver, test } from "./site-test";

const panel = (page: Page) => page.getByRole("region", { name: "Review", exact: true });
const journal = (page: Page) => page.getByRole("region", { name: "Journal" });
const markButton = (page: Page, word: string, of = "the verdict") =>
  panel(page).getByRole("button", { name: `Mark ${of} as ${word}` });
const comment = (page: Page, on = "the verdict") => panel(page).getByRole("textbox", { name: `Comment on ${on}` });
const title = (page: Page) => page.getByRole("heading", { level: 1 });

async function openJob(page: Page, namespace: string): Promise<string> {
  const [id = ""] = await createReviewableJobs(namespace, 1);
  await page.goto(`/ai_job?id=${id}`);
  return id;
}

async function signInList(page: Page, namespace: string, id: string): Promise<string | null> {
  await page.goto(`/${namespace}/ai`);
  return page
    .getByRole("row")
    .filter({ has: page.locator(`a[href*="${id}"]`) })
    .locator("td.jobs-correct [role=img]")
    .getAttribute("aria-label");
}

test("a job is reviewed with the mouse, the list follows, and undo restores and stays in the journal", async ({
  page,
}) => {
  const id = await openJob(page, "review-mouse");
  await comment(page).fill("the flag is a hint\nonly");
  await markButton(page, "correct").click();
  await expect(markButton(page, "correct")).toHaveAttribute("aria-pressed", "true");
  await expect(journal(page)).toContainText("reviewed the verdict ❓ → ✅: the flag is a hint");
  await expect(comment(page)).toHaveValue("the flag is a hint\nonly");
  await markButton(page, "incorrect").click();
  await expect(journal(page)).toContainText("✅ → ❌");
  expect(await signInList(page, "review-mouse", id)).toBe("Reviewed: incorrect");

  await page.goBack();
  await journal(page).getByRole("button", { name: "Undo" }).click();
  await expect(markButton(page, "correct")).toHaveAttribute("aria-pressed", "true");
  await expect(journal(page).locator("del")).toHaveCount(1);
  await journal(page).getByRole("button", { name: "Undo" }).click();
  await expect(markButton(page, "undecided")).toHaveAttribute("aria-pressed", "true");
  await expect(comment(page)).toHaveValue("");
  await expect(journal(page).locator("del")).toHaveCount(2);
  await expect(page.getByRole("button", { name: "Undo" })).toHaveCount(0);
  expect(await signInList(page, "review-mouse", id)).toBe("Not yet reviewed");
});

test("a comment that is typed before the page's scripts run stays", async ({ page }) => {
  const [id = ""] = await createReviewableJobs("review-early", 1);
  const release = await holdScripts(page);
  await page.goto(`/ai_job?id=${id}`, { waitUntil: "commit" });
  await comment(page).fill("typed early");
  release();
  await expect(panel(page).getByRole("button", { name: "Save comment" }).first()).toHaveAttribute(
    "data-unsaved",
    "true",
  );
  await expect(comment(page)).toHaveValue("typed early");
  await markButton(page, "correct").click();
  await expect(journal(page)).toContainText("❓ → ✅: typed early");
});

test("a job is reviewed with the keyboard", async ({ page }) => {
  await openJob(page, "review-keys");
  await takenOver(page);
  await page.keyboard.press("1");
  await expect(journal(page)).toContainText("❓ → ✅");
  await page.keyboard.press("m");
  await page.keyboard.type("no: 2 is the answer");
  await page.keyboard.press("Enter");
  await expect(comment(page)).not.toBeFocused();
  await page.keyboard.press("2");
  await expect(journal(page)).toContainText("✅ → ❌: no: 2 is the answer");
  await page.keyboard.press("u");
  await expect(markButton(page, "correct")).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("m");
  await page.keyboard.type("only said");
  await page.keyboard.press("Control+Enter");
  await expect(journal(page)).toContainText("reviewed the verdict ✅: only said");
  await page.keyboard.press("0");
  await expect(journal(page)).toContainText("✅ → ❓: only said");
});

test("a key counts right after the list of keys was closed", async ({ page }) => {
  await openJob(page, "review-closed");
  await takenOver(page);
  await page.keyboard.press("?");
  await page.evaluate(() => {
    document.querySelector("dialog")?.close();
    document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key: "1", bubbles: true }));
  });
  await expect(journal(page)).toContainText("❓ → ✅");
});

test("marks that follow each other fast are all kept, in order", async ({ page }) => {
  await openJob(page, "review-fast");
  await takenOver(page);
  await markButton(page, "correct").click();
  await expect(journal(page).getByRole("listitem")).toHaveCount(1);
  for (const key of ["2", "1", "2"]) await page.keyboard.press(key);
  await expect(journal(page).getByRole("listitem")).toHaveCount(4);
  await expect(markButton(page, "incorrect")).toHaveAttribute("aria-pressed", "true");
  await expect(panel(page).getByRole("status").filter({ hasText: "meanwhile" })).toHaveCount(0);
});

test("outputs are reviewed one by one, with comments", async ({ page }) => {
  const id = await openJob(page, "review-outputs");
  await panel(page).getByText("Output by output").click();
  await comment(page, "Benign").fill("it is a pointer");
  await comment(page).fill("not sent yet");
  await markButton(page, "incorrect", "Benign").click();
  await expect(journal(page)).toContainText("reviewed Benign ❓ → ❌: it is a pointer");
  await expect(comment(page)).toHaveValue("not sent yet");
  await markButton(page, "correct", "Explanation").click();
  await expect(journal(page)).toContainText("reviewed Explanation ❓ → ✅");
  await page.reload();
  await expect(markButton(page, "incorrect", "Benign")).toHaveAttribute("aria-pressed", "true");
  await expect(comment(page, "Benign")).toHaveValue("it is a pointer");
  expect(await signInList(page, "review-outputs", id)).toBe("Not yet reviewed");
});

test("a reviewer who did not see the latest mark is told, and nothing typed is lost", async ({ page, context }) => {
  const id = await openJob(page, "review-conflict");
  const other = await context.newPage();
  await other.goto(`/ai_job?id=${id}`);
  await markButton(other, "incorrect").click();
  await expect(journal(other)).toContainText("❓ → ❌");
  await comment(page).fill("I looked for an hour");
  await markButton(page, "correct").click();
  await expect(panel(page)).toContainText(/has marked the verdict ❌ incorrect meanwhile/);
  await expect(markButton(page, "incorrect")).toHaveAttribute("aria-pressed", "true");
  await expect(comment(page)).toHaveValue("I looked for an hour");
  await markButton(page, "correct").click();
  await expect(journal(page)).toContainText("❌ → ✅: I looked for an hour");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a job is reviewed, and the review is taken back", async ({ page }) => {
    await openJob(page, "review-plain");
    await comment(page).fill("read\nby hand");
    await markButton(page, "incorrect").click();
    await expect(markButton(page, "incorrect")).toHaveAttribute("aria-pressed", "true");
    await expect(comment(page)).toHaveValue("read\nby hand");
    await expect(page).toHaveURL(/\/ai_job\?id=[0-9a-f-]+$/);
    await journal(page).getByRole("button", { name: "Undo" }).click();
    await expect(markButton(page, "undecided")).toHaveAttribute("aria-pressed", "true");
    await expect(journal(page).locator("del")).toContainText("reviewed the verdict ❓ → ❌");
  });

  test("the queue goes from job to job", async ({ page }) => {
    await createReviewableJobs("queue-plain", 3);
    await page.goto("/queue-plain/ai/review");
    await expect(title(page)).toContainText("number 1");
    await page.getByRole("region", { name: "Explanation" }).getByText("READ_ONCE").waitFor();
    await markButton(page, "correct").click();
    await expect(title(page)).toContainText("number 2");
    await page.getByRole("link", { name: "Pass over this one" }).click();
    await expect(title(page)).toContainText("number 3");
    await markButton(page, "incorrect").click();
    await expect(title(page)).toHaveText("Nothing more to review in queue-plain");
    await page.getByRole("link", { name: "Start again with the newest" }).click();
    await expect(title(page)).toContainText("number 2");
    expect(await marksOf("queue-plain")).toEqual({ correct: 1, incorrect: 1, unset: 1 });
  });
});

test("50 jobs are reviewed without a mouse, each press showing another job", async ({ page }) => {
  await createReviewableJobs("queue-fifty", 52);
  await page.goto("/queue-fifty/ai");
  await page.getByRole("link", { name: "Review", exact: true }).click();
  await expect(title(page)).toContainText("number 1");
  await takenOver(page);
  for (let number = 1; number <= 50; number++) {
    await page.keyboard.press(number % 5 === 0 ? "2" : "1");
    await expect(title(page)).toHaveText(new RegExp(`number ${number + 1}$`));
    await expect(title(page)).toBeFocused();
  }
  await expect(page.getByText("50 reviewed in this session")).toBeVisible();
  await expect.poll(() => marksOf("queue-fifty")).toEqual({ correct: 40, incorrect: 10, unset: 2 });
});

test("the queue takes comments, marks outputs, skips, goes back and undoes", async ({ page }) => {
  const [first = ""] = await createReviewableJobs("queue-steps", 3);
  await page.goto("/queue-steps/ai/review");
  await takenOver(page);
  await page.keyboard.press("m");
  await page.keyboard.type("12 s too many");
  await page.keyboard.press("Enter");
  await page.keyboard.press("2");
  await expect(title(page)).toContainText("number 2");
  await expect(comment(page)).toHaveValue("");
  await page.keyboard.press("u");
  await expect(title(page)).toContainText("number 1");
  await expect(markButton(page, "undecided")).toHaveAttribute("aria-pressed", "true");
  await expect(comment(page)).toHaveValue("12 s too many");
  await expect.poll(() => marksOf("queue-steps")).toEqual({ unset: 3 });
  await page.keyboard.press("1");
  await page.keyboard.press("s");
  await expect(title(page)).toContainText("number 3");
  await page.keyboard.press("k");
  await expect(title(page)).toContainText("number 2");
  await panel(page).getByText("Output by output").click();
  await markButton(page, "incorrect", "Benign").click();
  await expect(markButton(page, "incorrect", "Benign")).toHaveAttribute("aria-pressed", "true");
  await expect(title(page)).toContainText("number 2");
  await page.keyboard.press("s");
  await page.keyboard.press("s");
  await expect(title(page)).toHaveText("Nothing more to review in queue-steps");
  await expect.poll(() => marksOf("queue-steps")).toEqual({ correct: 1, unset: 2 });
  await page.goto(`/ai_job?id=${first}`);
  await expect(journal(page).locator("del")).toContainText("reviewed the verdict ❓ → ❌: 12 s too many");
  await expect(journal(page)).toContainText("reviewed the verdict ❓ → ✅: 12 s too many");
  await page.goto("/queue-steps/ai/review?workflow=moderation");
  await expect(title(page)).toHaveText("Nothing to review in queue-steps");
});

test.describe("when a review cannot be saved", () => {
  test.use({ expectedNoise: [/Failed to load resource|ERR_FAILED|ERR_INTERNET/] });

  test("its job comes back next, with the reason and the comment", async ({ page }) => {
    await createReviewableJobs("queue-offline", 4);
    await page.goto("/queue-offline/ai/review");
    await expect(page.getByRole("status").filter({ hasText: "0 reviewed" })).toBeVisible();
    await takenOver(page);
    let offline = true;
    await page.route("**/ai/review*", (route) => (offline ? route.abort() : route.continue()));
    await page.keyboard.press("m");
    await page.keyboard.type("kept");
    await page.keyboard.press("Enter");
    await page.keyboard.press("1");
    await expect(title(page)).toContainText("number 2");
    await expect(page.getByRole("alert").filter({ hasText: "1 review could not be saved" })).toBeVisible();
    offline = false;
    await page.keyboard.press("2");
    await expect(title(page)).toContainText("number 1");
    await expect(panel(page)).toContainText("the server does not answer");
    await expect(comment(page)).toHaveValue("kept");
    await page.keyboard.press("1");
    await expect(title(page)).toContainText("number 3");
    await expect.poll(() => marksOf("queue-offline")).toEqual({ correct: 1, incorrect: 1, unset: 2 });
  });
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`no accessibility violation, ${colorScheme}`, async ({ page }) => {
    const namespace = `review-axe-${colorScheme}`;
    const id = await openJob(page, namespace);
    await takenOver(page);
    await page.emulateMedia({ colorScheme });
    await panel(page).getByText("Output by output").click();
    await markButton(page, "incorrect", "Benign").click();
    await expect(journal(page)).toContainText("❓ → ❌");
    await page.keyboard.press("u");
    await expect(journal(page).locator("del")).toHaveCount(1);
    for (const path of [`/ai_job?id=${id}`, `/${namespace}/ai/review`, `/${namespace}/ai/review?workflow=moderation`]) {
      await page.goto(path);
      await expect(title(page)).toBeVisible();
      await expectAccessible(page);
    }
  });
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 375, height: 740 } });

  test("review and queue do not scroll sideways", async ({ page }) => {
    const id = await openJob(page, "review-phone");
    for (const path of [`/ai_job?id=${id}`, "/review-phone/ai/review"]) {
      await page.goto(path);
      await panel(page).getByText("Output by output").click();
      await expectNoSidewaysScroll(page);
    }
  });

  test("a verdict of many outputs is shown whole", async ({ page }) => {
    const [id = ""] = await createReviewableJobs("review-long", 1);
    const outputs = Array.from({ length: 12 }, (_, index) => `OutputNumber${index}=${index % 2 === 0}`);
    await querySite("update jobs set verdict = $2 where id = $1", [id, outputs]);
    for (const path of [`/ai_job?id=${id}`, "/review-long/ai/review"]) {
      await page.goto(path);
      await expect(page.getByText("OutputNumber11").first()).toBeInViewport();
      await expectNoSidewaysScroll(page);
    }
  });
});

test("scripts get the queue, and a namespace that there is not is no queue", async ({ page }) => {
  await createReviewableJobs("queue-data", 10);
  const response = await page.request.get("/api/namespaces/queue-data/review-queue");
  const { items, more } = await response.json();
  expect([items.length, more]).toEqual([8, true]);
  expect((await page.request.get("/api/namespaces/nowhere/review-queue")).status()).toBe(404);
  expect((await page.request.get("/nowhere/ai/review")).status()).toBe(404);
});
