import type { Report } from "@/lib/report/report";
import type { SourceText } from "../c/source-text";
import { callChain } from "./call-chain";
import { type Check, check } from "./check";
import { oneSubsystem } from "./one-subsystem";
import { isUseAfterFree, stackOf } from "./report-checks";
import { type Call, callsOf, RELEASES_MEMORY } from "./root-cause";
import { nameOf, type StackCode } from "./stack-code";

/** What the tree says about the report's stacks. */
export function treeChecks(report: Report, stacks: readonly StackCode[]): Check[] {
  const chain = callChain(stacks);
  const checks = [functionsExist(stacks), linesFit(stacks), ...(chain === null ? [] : [chain])];
  if (report.kind !== "KASAN") return checks;
  if (stackOf(report, "allocation") !== null) checks.push(stackDoes(stacks, "allocation", ALLOCATES, "allocates"));
  const owner = oneSubsystem(report, stacks);
  if (owner !== null) checks.push(owner);
  if (isUseAfterFree(report)) checks.push(stackDoes(stacks, "free", FREES, "frees"));
  return checks;
}

const ALLOCATES =
  /^(?:\w*_)?(?:[kvz]\w*alloc\w*|alloc\w*|\w*alloc(?:_\w+)?|create\w*|new\w*|dup\w*|clone\w*|init\w*|build\w*)$/;
const FREES =
  /^(?:\w*_)?(?:k?v?free\w*|\w*free(?:_\w+)?|put\w*|release\w*|destroy\w*|destruct\w*|drop\w*|unref\w*|cleanup\w*)$/;

function functionsExist(stacks: readonly StackCode[]): Check {
  const frames = stacks.flatMap((stack) => stack.frames);
  const missing = frames.filter(({ source }) => source === null).map(({ frame }) => `\`${nameOf(frame)}\``);
  if (frames.length === 0) return check("in-tree", true, "failed", "No function of the stacks could be looked up.");
  if (missing.length === frames.length) {
    return check(
      "in-tree",
      true,
      "failed",
      `None of the first functions of the kernel proper in the stacks is in this tree: ${[...new Set(missing)].join(", ")}.`,
    );
  }
  if (missing.length > 0)
    return check("in-tree", false, "unknown", `Not in this tree: ${[...new Set(missing)].join(", ")}.`);
  return check(
    "in-tree",
    true,
    "passed",
    "The first functions of the kernel proper in the stacks (below those of the sanitizer and the allocator) are all in this tree.",
  );
}

function linesFit(stacks: readonly StackCode[]): Check {
  const judged = stacks.flatMap((stack) => stack.frames).filter(({ lineFits }) => lineFits !== null);
  const wrong = judged.filter(({ lineFits }) => lineFits === false);
  if (judged.length === 0)
    return check("lines", false, "unknown", "No line of the report could be compared with the tree.");
  if (wrong.length === 0)
    return check("lines", false, "passed", "The lines of the report lie in the functions that it names.");
  const example = wrong[0];
  const where = example?.source ? `${example.source.path}:${example.source.firstLine}` : "elsewhere";
  return check(
    "lines",
    false,
    "unknown",
    `Some lines do not fit: \`${example === undefined ? "" : nameOf(example.frame)}\` is at ${where} here, it is at ${example?.frame.file}:${example?.frame.line} in the report. The report was taken at another commit.`,
  );
}

/** Whether a function of the stack calls something that allocates or frees. */
function stackDoes(stacks: readonly StackCode[], kind: "allocation" | "free", pattern: RegExp, verb: string): Check {
  const name = `${kind}-${verb}`;
  const stack = stacks.find((entry) => entry.stack.kind === kind);
  const read = stack?.frames.filter(({ source }) => source !== null) ?? [];
  if (read.length === 0)
    return check(name, false, "unknown", `No function of the ${kind} stack was found in the tree.`);
  const found = read.flatMap(({ frame, source }) =>
    source === null
      ? []
      : callsNear(source, frame.line)
          .filter((call) => pattern.test(call.name))
          .map((call) => ({ call, frame, source })),
  );
  // A call that gives the memory back says more than one that drops a reference.
  const best = found.find(({ call }) => kind === "free" && RELEASES_MEMORY.test(call.name)) ?? found[0];
  if (best !== undefined) {
    const { call, frame, source } = best;
    const place = `${source.path}:${call.line}`;
    return check(name, false, "passed", `\`${nameOf(frame)}\` ${verb}: it calls \`${call.name}()\` (${place}).`);
  }
  return check(
    name,
    false,
    "unknown",
    `In \`${read.map(({ frame }) => nameOf(frame)).join("`, `")}\` I see no call that ${verb} the object.`,
  );
}

/** Calls in `source`, those at `line` first. */
function callsNear(source: SourceText, line: number): Call[] {
  return callsOf(source).sort((a, b) => Math.abs(a.line - line) - Math.abs(b.line - line));
}
