import { expect, test, vi } from "vitest";
import { startWorker } from "./start-worker";

test("a worker whose own model cannot be opened does not start, and says what to set", async () => {
  vi.stubEnv("ASSAY_MODEL", "google:gemini-pro-latest");
  vi.stubEnv("GOOGLE_GENERATIVE_AI_API_KEY", "");
  vi.stubEnv("DATABASE_URL", "postgres://127.0.0.1:1/none");
  await expect(startWorker()).rejects.toMatchObject({
    name: "ModelSettingError",
    message:
      "google:gemini-pro-latest needs a key: set GOOGLE_GENERATIVE_AI_API_KEY, or use the model rules, which needs none.",
  });
  vi.unstubAllEnvs();
});
