import type { BuildMode, StepContext } from "@/lib/engine/context";

/** What the body of an action or a tool gets, with `home` as the workspace and a clock that stands still. */
export function stepContext(home: string, build: BuildMode = "none"): StepContext {
  return {
    workspace: { home },
    build,
    signal: new AbortController().signal,
    report: async () => undefined,
    now: () => new Date("2026-01-02T03:04:05Z"),
  };
}
