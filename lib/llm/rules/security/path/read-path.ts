import type { Frame } from "@/lib/report/report";
import type { SourceText } from "../../c/source-text";
import type { Investigation } from "../../investigation";
import { definitionLookup, readDefinition } from "../../lookups";
import type { StackPath } from "./stack-path";
import { makeStep, type Step, stepName } from "./step";

/** A path with the code of its functions, innermost first. */
export interface CodePath extends StackPath {
  readonly steps: readonly Step[];
}

/** Reads every function of the paths, each once, in one turn. */
export function* readPaths(paths: readonly StackPath[], thoughts: string): Investigation<CodePath[]> {
  const frames = new Map<string, Frame>();
  for (const frame of paths.flatMap((path) => path.frames)) {
    const key = frameKey(frame);
    if (!frames.has(key)) frames.set(key, frame);
  }
  const wanted = [...frames];
  if (wanted.length === 0) return paths.map((path) => ({ ...path, steps: [] }));
  const answers = yield {
    thoughts,
    lookups: wanted.map(([, frame]) => definitionLookup(stepName(frame), frame.file)),
  };
  const sources = new Map<string, SourceText | null>();
  for (const [index, [key]] of wanted.entries()) {
    const found = readDefinition(answers[index]);
    sources.set(key, found !== null && found.kind !== "struct" ? found.source : null);
  }
  return paths.map((path) => ({
    ...path,
    frames: path.frames.map((frame) => withFile(frame, sources.get(frameKey(frame)) ?? null)),
    steps: path.frames.map((frame, index) => {
      const inner = path.frames[index - 1];
      const source = sources.get(frameKey(frame)) ?? null;
      return makeStep(stepName(frame), frame, source, inner === undefined ? null : stepName(inner));
    }),
  }));
}

/** A report without places still tells by the functions where it was. */
function withFile(frame: Frame, source: SourceText | null): Frame {
  return frame.file === "" && source !== null ? { ...frame, file: source.path } : frame;
}

function frameKey(frame: Frame): string {
  return `${stepName(frame)} ${frame.file}`;
}
