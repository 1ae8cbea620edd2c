import {
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  field,
  openStartForm,
  startFromForm,
  test,
  waitForEnd,
} from "./site-test";

test("five candidates vote three to two, and the page shows who said what", async ({ page }) => {
  await openStartForm(page);
  const report = await field(page, "Crash report").inputValue();
  await field(page, "Crash report").fill(`${report}\nmarker: vote-${Date.now()}\n`);
  await field(page, "Candidates").fill("5");
  await page.getByRole("combobox", { name: "Model", exact: true }).selectOption("compatible:scripted-split");
  const id = await startFromForm(page);
  const { Job } = await waitForEnd(page, id);
  expect(Job.Results.find(({ Name }) => Name === "Benign")?.Value).toBe(true);
  await page.reload();

  await expect(page.getByRole("main")).toContainText(/Benign\s*✅\s*60 %, 3 of 5/);
  const votes = page.getByRole("table", { name: "Votes" }).first();
  await expect(votes.getByRole("row", { name: /^Benign/ })).toHaveText(/60 %, 3 of 5✅❌✅❌✅/);
  await expect(votes.getByRole("row", { name: /^Confident/ })).toHaveText(/100 %, 5 of 5❌❌❌❌❌/);
  await expect(page.getByRole("link", { name: /3 of 5 say Benign ✅, 5 of 5 Confident ❌/ })).toBeVisible();
  await expectAccessible(page);

  await votes.getByRole("link", { name: /^Candidate 2, span/ }).click();
  const span = page.getByRole("region", { name: /^Span \d+$/ });
  await expect(span).toContainText("is not benign");
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  for (const width of [375, 820, 1440]) {
    await page.setViewportSize({ width, height: 844 });
    const types = page.getByRole("region", { name: "Spans", exact: true }).locator(".span-type");
    const cut = () =>
      types.evaluateAll((cells) =>
        cells.filter((cell) => cell.scrollWidth > cell.clientWidth).map((cell) => cell.textContent),
      );
    await expect(types.filter({ hasText: "agent-candidates" })).toHaveCount(1);
    expect(await cut(), `at ${width} px`).toEqual([]);
  }
});

test("two votes are compared as tables of who said what", async ({ page }) => {
  const ids: string[] = [];
  for (const candidates of ["2", "3", ""]) {
    await openStartForm(page);
    await field(page, "Candidates").fill(candidates);
    ids.push(await startFromForm(page));
  }
  for (const id of ids) await waitForEnd(page, id);
  const [two, three, none] = ids;
  await page.goto(`/ai_compare?a=${two}&b=${three}`);
  const votes = (side: string) => page.getByRole("table", { name: `Votes in ${side}` });
  await expect(votes("A").getByRole("row", { name: /^Benign/ })).toContainText("100 %, 2 of 2");
  await expect(votes("B").getByRole("row", { name: /^Benign/ })).toHaveText(/100 %, 3 of 3✅✅✅/);
  await expect(page.getByRole("table", { name: "Outputs of both" })).not.toContainText("Candidates");
  await expectAccessible(page);
  await votes("B")
    .getByRole("link", { name: /^Candidate 2, span/ })
    .click();
  await expect(page).toHaveURL(new RegExp(`id=${three}&span=\\d+`));
  await page.setViewportSize({ width: 375, height: 740 });
  await page.goto(`/ai_compare?a=${none}&b=${three}`);
  await expect(page.getByRole("region", { name: "Votes" })).toContainText("There was no vote.");
  await expectNoSidewaysScroll(page);
});

test("a number of candidates that there cannot be is refused in the form", async ({ page }) => {
  await openStartForm(page);
  await field(page, "Candidates").fill("12");
  await page.getByRole("button", { name: "Start the assessment" }).click();
  await expect(page.getByText("give a number from 1 to 9")).toBeVisible();
});
