import { sourceFunctionName } from "./parse-frame";
import type { Frame, Report } from "./report";
import { topFrame } from "./report-frames";

/** Longer names are no names. */
const MAX_KEY = 400;

/**
 * What tells that two reports are about the same bug: `pair`, the two functions of a race; `places`, their lines; `function`, where
 * another report's first stack ends, with its class; `title`, that of the report or else the given one. Each is one line.
 */
export function reportKeys(report: Report, title: string): string[] {
  const tops = report.accesses.map(({ stack }) => topFrame(stack)).filter((frame) => frame !== null);
  const stack = report.stacks.find(({ kind }) => kind === "access" || kind === "call-trace");
  const top = stack === undefined ? null : topFrame(stack);
  const isRace = report.kind === "KCSAN" && tops.length >= 2;
  // Cut first: a pattern that looks for the end of white space takes the square of its length.
  const name = normalTitle((report.title || title).slice(0, 2 * MAX_KEY));
  const keys = [
    isRace ? `pair ${both(tops, ({ function: name }) => sourceFunctionName(name))}` : "",
    isRace && tops.every(({ file }) => file !== "")
      ? `places ${both(tops, ({ file, line }) => `${file}:${line}`)}`
      : "",
    !isRace && top !== null && report.kind !== "unknown"
      ? `function ${sourceFunctionName(top.function)} ${report.kind} ${report.bugClass}`.trim()
      : "",
    name === "" ? "" : `title ${name}`,
  ];
  return keys.filter((key) => key !== "" && key.length <= MAX_KEY);
}

/** KCSAN prints the two sides in any order. */
function both(frames: readonly Frame[], say: (frame: Frame) => string): string {
  return frames.slice(0, 2).map(say).sort().join(" / ");
}

/** Without the number that syzbot appends to a bug that came again, and in the order of the alphabet where it names two functions. */
function normalTitle(title: string): string {
  const plain = title
    .replace(/\s*\(\d{1,6}\)\s*$/, "")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();
  const [, before, a = "", b = ""] = /^(kcsan: [\w :-]{1,60} in )(\S+) \/ (\S+)$/.exec(plain) ?? [];
  return before === undefined ? plain : `${before}${[a, b].sort().join(" / ")}`;
}
