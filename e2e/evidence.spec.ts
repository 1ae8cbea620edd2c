import type { Page } from "@playwright/test";
import { querySite } from "./reviewable-jobs";
import { expect, expectAccessible, expectNoSidewaysScroll, readJobs, test } from "./site-test";

/** The job of a shipped sample, once it has been examined. */
async function sampleId(page: Page, words: string): Promise<string> {
  const find = async () =>
    (await readJobs(page, "oldest")).find((job) => job.Description.includes(words) && "Claims" in job);
  await expect.poll(find).toBeDefined();
  return (await find())?.ID ?? "";
}

/** A job with the steps of another one and an explanation of its own, in a namespace of its own: no other test sees it. */
async function copyOf(job: string, explained: string, benign = true): Promise<string> {
  await querySite(
    "insert into namespaces (name, title, default_repo) values ('evidence', '', '') on conflict do nothing",
  );
  const [copy] = await querySite<{ id: string }>(
    `insert into jobs (id, namespace, workflow, type, description, state, created, started, finished, verdict, model, args, results, attempt)
     select gen_random_uuid(), 'evidence', workflow, type, 'Planted claims', 'finished', now(), now(), now(), $3, model, args, $2, attempt
     from jobs where id = $1 returning id`,
    [job, JSON.stringify({ Benign: benign, Explanation: explained }), [`Benign=${benign}`]],
  );
  const id = copy?.id ?? "";
  await querySite(
    `insert into spans (job_id, attempt, seq, parent, nesting, type, name, step, started, finished, args, results, change)
     select $2, attempt, seq, parent, nesting, type, name, step, started, finished, args, results, 1 from spans where job_id = $1`,
    [job, id],
  );
  return id;
}

const explanation = (page: Page) => page.getByRole("region", { name: "Explanation" });

test("every claim of the expert leads to the step that showed it", async ({ page }) => {
  const id = await sampleId(page, "tether_poll");
  await page.goto(`/ai_job?id=${id}`);
  await expect(explanation(page)).toContainText(/\d+ claims, all supported/);
  const hrefs = await explanation(page)
    .locator(".prose a")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  expect(hrefs.length).toBeGreaterThan(20);
  for (const href of new Set(hrefs)) {
    const span = new URL(href, page.url()).searchParams.get("span");
    const [found] = await querySite("select 1 from spans where job_id = $1 and seq = $2 and type = 'tool'", [id, span]);
    expect(found, href).toBeDefined();
  }
  await explanation(page).getByRole("link", { name: "net/tether/af_tether.c:27" }).first().click();
  await expect(page.getByRole("region", { name: /^Span \d+/ })).toContainText("shut_mask |= RCV_SHUTDOWN");
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

test("a claim's step opens on the page that is there, and the way back leads to the claim", async ({ page }) => {
  const id = await sampleId(page, "tether_poll");
  await page.goto(`/ai_job?id=${id}&types=llm`);
  await page.getByPlaceholder("comment (m)").first().fill("half a comment");
  const claim = explanation(page).getByRole("link", { name: "net/tether/af_tether.c:27" }).first();
  await claim.focus();
  await page.keyboard.press("Enter");
  const span = page.getByRole("region", { name: /^Span \d+/ });
  await expect(span).toContainText("shut_mask |= RCV_SHUTDOWN");
  // It passes the filter no more than before: the filter went.
  await expect(page.locator("[data-selected] a:focus")).toHaveCount(1);
  await expect(page.getByPlaceholder("comment (m)").first()).toHaveValue("half a comment");
  await page.goBack();
  await expect(span).toHaveCount(0);
  await expect(claim).toBeInViewport();
  await expect(page.getByPlaceholder("comment (m)").first()).toHaveValue("half a comment");
  await page.goForward();
  await expect(span).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.locator(".span-link:focus")).toHaveCount(1);
});

test("frames say who read them, stacks whether they were examined, and a frame opens its step", async ({ page }) => {
  const id = await sampleId(page, "tether_peer_keepalive");
  await page.goto(`/ai_job?id=${id}`);
  const report = page.getByRole("region", { name: "Crash report" });
  await expect(report).toContainText("3 of 4 stacks examined");
  await expect(report.getByText("○ not examined")).toHaveCount(1);
  await report
    .getByRole("link", { name: /^Read in step/ })
    .first()
    .click();
  await expect(page.getByRole("region", { name: /^Span \d+/ })).toContainText("tether_peer_keepalive");
});

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false, colorScheme: "dark" });

  test("what nothing supports is marked, summed up, and found by the list", async ({ page }) => {
    const explained = "`tether_poll` calls `tether_ghost()` at net/tether/af_tether.c:9126.";
    const id = await copyOf(await sampleId(page, "tether_poll"), explained);
    // A worker examines it within seconds, as it does with jobs that agents elsewhere end.
    await expect
      .poll(async () => (await querySite("select 1 from jobs where id = $1 and unsupported = 2", [id])).length)
      .toBe(1);
    await page.goto(`/ai_job?id=${id}`);
    await expect(explanation(page)).toContainText("3 claims, 2 not supported by any tool output");
    await expect(explanation(page).locator("mark.unsupported")).toHaveText([
      /^tether_ghost\(\)⚠ \(not supported: No tool output shows tether_ghost\.\)$/,
      /^net\/tether\/af_tether\.c:9126⚠ \(not supported: /,
    ]);
    await expectNoSidewaysScroll(page);

    await page.goto("/evidence/ai/review");
    await expect(explanation(page)).toContainText("3 claims, 2 not supported by any tool output");
    await expect(explanation(page).locator("mark.unsupported")).toHaveCount(2);
    await explanation(page).getByRole("link", { name: "tether_poll" }).click();
    await expect(page).toHaveURL(new RegExp(`id=${id}&span=\\d+`));

    await page.goto("/evidence/ai?unsupported=any&columns=description.claims");
    await expect(page.getByRole("row").filter({ hasText: "Planted claims" })).toContainText("3 ⚠ 2");
    await page.goto("/evidence/ai?unsupported=none");
    await expect(page.getByRole("row").filter({ hasText: "Planted claims" })).toHaveCount(0);
  });
});

test("the page of unsupported claims is clean for axe, in the dark too", async ({ page }) => {
  const id = await copyOf(await sampleId(page, "wirepair"), "`wirepair_ghost()` and `wirepair_rx`.");
  await expect
    .poll(async () => (await querySite("select 1 from jobs where id = $1 and unsupported = 1", [id])).length)
    .toBe(1);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.goto(`/ai_job?id=${id}`);
    await explanation(page).getByText("2 claims, 1 not supported").click();
    await expect(explanation(page)).toContainText("No tool output shows wirepair_ghost.");
    await expectAccessible(page);
  }
});

test("jobs about the same race that decided otherwise are on each other's page and in the list, until one is reviewed", async ({
  page,
}) => {
  const sample = await sampleId(page, "tether_poll");
  const [benign, harmful] = [await copyOf(sample, "one", true), await copyOf(sample, "two", false)];
  await expect
    .poll(
      async () => (await querySite("select 1 from contradictions where $1 in (job_id, other_id)", [harmful])).length,
    )
    .toBeGreaterThan(0);
  await page.goto(`/ai_job?id=${benign}`);
  const notice = page.getByRole("region", { name: "Contradicted" });
  await expect(notice).toContainText("the same race: tether_fin_work / tether_poll");
  await notice.locator(`a[href$="${harmful}"]`).first().click();
  await expect(notice.locator(`a[href*="${benign}"]`).first()).toBeVisible();
  await page.goto("/evidence/ai");
  await page.getByRole("link", { name: "Contradictions" }).click();
  await expect(page).toHaveURL(/\/evidence\/ai\/contradictions$/);
  await expect(page.locator(`a[href*="${harmful}"]`).first()).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await querySite("update jobs set correct = 'incorrect' where id = $1", [harmful]);
  await page.reload();
  await expect(page.locator(`a[href*="${harmful}"]`)).toHaveCount(0);
});
