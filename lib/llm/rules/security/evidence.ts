import type { Report } from "@/lib/report/report";
import { type Investigation, together } from "../investigation";
import { type PathCheck, readChecks } from "./capability/path-checks";
import { type Crash, readCrash } from "./crash";
import { type Damage, judgeDamage } from "./damage/damage";
import { type CallerWalk, walkCallers } from "./path/callers";
import { type CodePath, readPaths } from "./path/read-path";
import { stackPaths } from "./path/stack-path";
import type { Reproducer } from "./reproducer";
import { readReproducer } from "./reproducer";
import { type FileSystem, readFileSystems } from "./surroundings/file-system";
import { type NetlinkOperation, readNetlinkOperation } from "./surroundings/netlink-operation";
import { readSetUp, type SetUp } from "./surroundings/set-up";

/** A path of the report with the checks on it. */
export interface CheckedPath extends CodePath {
  readonly checks: readonly PathCheck[];
  readonly netlink: NetlinkOperation | null;
  readonly setUp: SetUp | null;
  /** Checks in the functions that make the socket or open the device. */
  readonly setUpChecks: readonly PathCheck[];
}

/** Everything that the rules about the way in look at. */
export interface Evidence {
  readonly crash: Crash;
  readonly damage: Damage | null;
  /** Of the failure first; then allocation, free and what queued the work. */
  readonly paths: readonly CheckedPath[];
  readonly fileSystems: readonly FileSystem[];
  /** Callers of the outermost function of the failing path, where its stack does not show an entry; else null. */
  readonly walk: CallerWalk | null;
  /** Function that the walk started at; empty without one. */
  readonly walkedFrom: string;
  readonly walkChecks: readonly PathCheck[];
  readonly reproducer: Reproducer;
}

/** Code that runs what others hand over: its callers lead to everybody. */
const GENERIC = /^(?:kernel|lib|include)\//;

/** Reads the functions of the report's stacks, their checks, and what lies around the path. */
export function* gatherEvidence(report: Report, inputs: ReadonlyMap<string, string>): Investigation<Evidence> {
  const crash = readCrash(report, inputs.get("CrashReport") ?? "");
  const damage = judgeDamage(crash);
  const reproducer = readReproducer(inputs.get("ReproSyz") ?? "", inputs.get("ReproC") ?? "");
  const paths = yield* readPaths(stackPaths(report), firstThoughts(report, damage));
  const [failing] = paths;
  const [checked, fileSystems] = yield* both(together(paths.map((path) => checkPath(path))), readFileSystems(failing));
  const hasEntry = paths.some(({ context }) => context === "system call" || context === "page fault");
  const from = failing?.steps.findLast((step) => !GENERIC.test(step.frame?.file ?? "")) ?? failing?.steps.at(-1);
  const walk = hasEntry || from === undefined ? null : yield* walkCallers(from.name, from.frame?.file ?? "");
  const walkChecks = walk === null ? [] : yield* readChecks(walk.steps);
  return { crash, damage, paths: checked, fileSystems, walk, walkedFrom: from?.name ?? "", walkChecks, reproducer };
}

function* checkPath(path: CodePath): Investigation<CheckedPath> {
  const [checks, [netlink, setUp]] = yield* both(
    readChecks(path.steps),
    both(readNetlinkOperation(path), readSetUp(path)),
  );
  const setUpChecks = setUp === null ? [] : yield* readChecks(setUp.steps);
  return { ...path, checks, netlink, setUp, setUpChecks };
}

/** Two investigations of different kinds side by side. */
function* both<A, B>(first: Investigation<A>, second: Investigation<B>): Investigation<[A, B]> {
  const found: { first?: A; second?: B } = {};
  yield* together([
    (function* () {
      found.first = yield* first;
    })(),
    (function* () {
      found.second = yield* second;
    })(),
  ]);
  const { first: a, second: b } = found;
  if (a === undefined || b === undefined) throw new Error("An investigation ended without what it looked for.");
  return [a, b];
}

function firstThoughts({ title, stacks }: Report, damage: Damage | null): string {
  const what = damage === null ? "No rule knows this kind of report" : `${damage.observation} (${damage.rule.name})`;
  return `"${title}": ${what}. I read the functions of its ${stacks.length} stack${stacks.length === 1 ? "" : "s"}, from the failing one outwards, for the way in and the checks on it.`;
}
