/** Of a model that is not listed: what most have at least. A provider that takes less says so when it is asked. */
const USUAL_WINDOW = 128_000;

/** Tokens of input that models take, by the beginning of their ids; as their providers document them in November 2026. */
const windows: readonly (readonly [beginning: string, tokens: number])[] = [
  ["google:gemini", 1_048_576],
  ["openai:gpt-5", 272_000],
  ["anthropic:claude", 200_000],
];

/** How many tokens of input the model `id` takes; infinitely many when it counts none. */
export function contextWindow(id: string): number {
  if (id === "rules") return Number.POSITIVE_INFINITY;
  return windows.find(([beginning]) => id.startsWith(beginning))?.[1] ?? USUAL_WINDOW;
}
