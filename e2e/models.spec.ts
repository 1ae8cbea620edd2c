import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./site-test";

test("operators see which models there are, whether their providers answer, and what they cost", async ({ page }) => {
  await page.goto("/upstream/ai");
  await page.getByRole("link", { name: "models" }).click();
  await expect(page).toHaveURL(/\/ai_models$/);
  const providers = page.getByRole("table", { name: "Providers" }).first();
  await expect(async () => {
    await page.reload(); // a worker that has just started has not asked yet
    await expect(providers).toBeVisible({ timeout: 1000 });
  }).toPass();
  await expect(providers.getByRole("row", { name: /^rules/ })).toContainText("needs no server");
  // The site's own OpenAI-compatible server is there and lists its models.
  await expect(providers.getByRole("row", { name: /^compatible/ })).toContainText(
    /answers in \d+ ms and lists \d+ model/,
  );
  const models = page.getByRole("table", { name: "Models" }).first();
  await expect(models.getByRole("row", { name: /^compatible:scripted-slow/ })).toContainText("unknown");
  await expect(
    models
      .getByRole("row", { name: /^rules/ })
      .getByRole("cell")
      .last(),
  ).toHaveText("0");
  await expectAccessible(page);
  await page.setViewportSize({ width: 380, height: 700 });
  await expectNoSidewaysScroll(page);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test("the page of models says the same", async ({ page }) => {
    await page.goto("/ai_models");
    await expect(page.getByRole("table", { name: "Categories" }).first()).toContainText("balanced");
  });
});
