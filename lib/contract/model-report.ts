import { z } from "zod";
import { modelCategories } from "./model-category";

/* What a worker says about its models; pages and the command line show it. It holds no keys. */

const providerSchema = z.object({
  /** `google`, `compatible`, …; `rules` is always there. */
  provider: z.string(),
  /** Whether what it needs was given. */
  configured: z.boolean(),
  /** What to set; empty when that was done. */
  need: z.string(),
  /** Where it was asked for its models; empty when there was nobody to ask. */
  server: z.string(),
  /** Whether it answered with a list of models; null when it was not asked. */
  reachable: z.boolean().nullable(),
  /** Why it did not; empty otherwise. */
  problem: z.string(),
  /** How long the answer took, in milliseconds; null without one. */
  tookMs: z.number().nullable(),
  /** How many models it lists; null when unknown. */
  lists: z.number().nullable(),
});

const modelSchema = z.object({
  id: z.string(),
  provider: z.string(),
  /** Whether it can be opened with what was given. */
  configured: z.boolean(),
  /** Whether its provider lists it; null when the provider was not asked, or did not answer. */
  listed: z.boolean().nullable(),
  /** Categories that try it. */
  categories: z.array(z.enum(modelCategories)),
});

export const modelReportSchema = z.object({
  /** When the providers were asked. */
  at: z.string(),
  providers: z.array(providerSchema),
  models: z.array(modelSchema),
  /** The models of each category, in the order in which they are tried. */
  categories: z.array(z.object({ category: z.enum(modelCategories), models: z.array(z.string()) })),
});

export type ProviderReport = z.infer<typeof providerSchema>;
export type OfferedModel = z.infer<typeof modelSchema>;
export type ModelReport = z.infer<typeof modelReportSchema>;

/** A stored report; null when there is none that this version can read. */
export function readModelReport(stored: unknown): ModelReport | null {
  const parsed = modelReportSchema.safeParse(stored);
  return parsed.success ? parsed.data : null;
}

/** In a few words what a provider said, or what keeps it from being asked. */
export function providerState({ configured, need, reachable, problem, tookMs, lists }: ProviderReport): string {
  if (!configured) return need;
  if (reachable === null) return "needs no server";
  if (!reachable) return problem;
  return `answers in ${tookMs ?? 0} ms and lists ${lists ?? 0} ${lists === 1 ? "model" : "models"}`;
}

/** Whether a model can be used, as far as that is known without calling it. */
export function modelState({ configured, listed, provider }: OfferedModel, { providers }: ModelReport): string {
  if (!configured) return "not configured";
  const { reachable = null } = providers.find((known) => known.provider === provider) ?? {};
  if (reachable === false) return "its provider does not answer";
  return listed === false ? "not in its provider's list" : "ready";
}
