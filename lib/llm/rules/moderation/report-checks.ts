import type { Report, Stack, StackKind } from "@/lib/report/report";
import { topFrame } from "@/lib/report/report-frames";
import { type Check, check } from "./check";
import { consequenceChecks } from "./consequence-checks";
import { hang } from "./hang";

/** What the report must show by itself, before the tree is asked. */
export function reportChecks(report: Report, title: string, text: string): Check[] {
  const hanging = hang(report, text);
  const checks = [
    hanging ?? recognised(report),
    symbolized(report),
    firstCrash(text),
    titleAgrees(report, title),
    ...consequenceChecks(report, text),
  ];
  if (report.kind === "KASAN") checks.push(...kasanChecks(report));
  if (report.kind === "KCSAN") checks.push(twoAccesses(report));
  if (report.kind === "WARNING" || report.kind === "oops") checks.push(callTrace(report), plausibleAddress(text));
  return checks;
}

/** True for the classes of KASAN whose report needs the stacks of allocation and free. */
export function isUseAfterFree(report: Report): boolean {
  return /use-after-free|double-free|invalid-free/.test(report.bugClass);
}

/** The first stack of a kind. */
export function stackOf(report: Report, kind: StackKind): Stack | null {
  return report.stacks.find((stack) => stack.kind === kind && stack.frames.length > 0) ?? null;
}

function recognised(report: Report): Check {
  const known = report.kind !== "unknown";
  const detail = known
    ? `It is a report of kind ${report.kind}: "${report.title}".`
    : "No report of a known kind was found in the text.";
  return check("recognised", true, known ? "passed" : "failed", detail);
}

function symbolized(report: Report): Check {
  const frames = report.stacks.flatMap((stack) => stack.frames);
  const withLines = frames.filter(({ file }) => file !== "");
  if (frames.length === 0) return check("symbolized", true, "failed", "The report has no stack at all.");
  if (withLines.length === 0) {
    return check("symbolized", false, "unknown", `None of the ${frames.length} frames has a file and line.`);
  }
  return check("symbolized", true, "passed", `${withLines.length} of ${frames.length} frames have a file and line.`);
}

/** After an oops (taint D) or in a later one (`[#2]`) memory may be corrupted already. */
function firstCrash(text: string): Check {
  const later = /Oops:.{0,200}?\[#(\d{1,6})\]/.exec(text)?.[1];
  if (later !== undefined && Number(later) > 1) {
    return check(
      "first-crash",
      true,
      "failed",
      `It is crash number ${later} since the kernel started: the earlier ones may have caused it.`,
    );
  }
  const taint = /Tainted:((?:\s+[A-Z](?=\s))+)/.exec(text)?.[1]?.replace(/\s+/g, " ") ?? "";
  if (/\bD\b/.test(taint)) {
    return check(
      "first-crash",
      true,
      "failed",
      `The kernel was tainted D (it had crashed before): "Tainted:${taint}".`,
    );
  }
  if (/\bB\b/.test(taint)) {
    return check(
      "first-crash",
      false,
      "unknown",
      `The kernel was tainted B (bad memory was reported before): "Tainted:${taint}".`,
    );
  }
  return check("first-crash", true, "passed", "Nothing says that the kernel had crashed before.");
}

function titleAgrees(report: Report, title: string): Check {
  if (title.trim() === "") return check("title", false, "unknown", "No title was given.");
  if (normalise(title) === normalise(report.title)) {
    return check("title", true, "passed", `The title is the report's own: "${report.title}".`);
  }
  const functions = new Set(
    report.stacks.flatMap((stack) => stack.frames.map((frame) => frame.function.replace(/\..*$/, ""))),
  );
  const named = (title.match(/[A-Za-z_]\w*/g) ?? []).filter((word) => functions.has(word));
  const sameKind = report.kind === "unknown" || report.kind === "oops" || title.includes(report.kind);
  if (named.length > 0 && sameKind) {
    return check("title", true, "passed", `The title "${title}" names \`${named[0]}\`, which is in the stacks.`);
  }
  return check("title", true, "failed", `The title "${title}" is not about this report, which is "${report.title}".`);
}

function normalise(title: string): string {
  return title
    .trim()
    .toLowerCase()
    .replace(/\s+/g, " ")
    .replace(/ ?\(\d+\)$/, "");
}

function kasanChecks(report: Report): Check[] {
  if (/wild-memory-access|user-memory-access/.test(report.bugClass)) {
    return [
      check(
        "address",
        true,
        "failed",
        `The access went to an address where nothing is (${report.accesses[0]?.address || "not printed"}): this is a consequence of something else.`,
      ),
    ];
  }
  if (report.bugClass.includes("null-ptr-deref")) return [callTrace(report)];
  const wanted: readonly StackKind[] = isUseAfterFree(report)
    ? ["access", "allocation", "free"]
    : ["access", "allocation"];
  const missing = wanted.filter((kind) => stackOf(report, kind) === null);
  const isObject = isUseAfterFree(report) || report.bugClass.startsWith("slab");
  if (!isObject) return [callTrace(report)];
  const stacks =
    missing.length === 0
      ? check("stacks", true, "passed", `The stacks of ${wanted.join(", ")} are all there.`)
      : check("stacks", true, "failed", `The stack of ${missing.join(" and of ")} is missing.`);
  return [stacks, oneObject(report)];
}

/** The bad address must lie in (or, out of bounds, right beside) the object that was allocated and freed. */
function oneObject(report: Report): Check {
  const { object } = report;
  const access = report.accesses[0];
  if (object === null || access === undefined || access.address === "") {
    return check("one-object", false, "unknown", "The report does not say which object the address belongs to.");
  }
  const offset = BigInt(access.address) - BigInt(object.address);
  const slack = isUseAfterFree(report) ? 0n : BigInt(object.size);
  const inside = offset >= -slack && offset < BigInt(object.size) + slack;
  const where = `${access.address} is ${offset} bytes into the ${object.size}-byte object at ${object.address}${object.cache === "" ? "" : ` of cache ${object.cache}`}`;
  return check(
    "one-object",
    true,
    inside ? "passed" : "failed",
    inside ? `${where}.` : `${where}: that is another object.`,
  );
}

function twoAccesses(report: Report): Check {
  const [first, second] = report.accesses;
  if (first === undefined) return check("two-accesses", true, "failed", "The report names no access.");
  if (second === undefined) {
    return check("two-accesses", false, "unknown", "Only one of the two racing accesses is known (unknown origin).");
  }
  const same = first.address === second.address || first.address === "" || second.address === "";
  const near = same || overlap(first, second);
  return check(
    "two-accesses",
    true,
    near ? "passed" : "failed",
    near
      ? `Both accesses are to ${first.address || "one address"}.`
      : `The accesses are to different addresses, ${first.address} and ${second.address}.`,
  );
}

function overlap(first: Report["accesses"][number], second: Report["accesses"][number]): boolean {
  const [a, b] = [BigInt(first.address), BigInt(second.address)];
  return a < b + BigInt(second.size) && b < a + BigInt(first.size);
}

function callTrace(report: Report): Check {
  const top = report.stacks.map(topFrame).find((frame) => frame !== null);
  return top === undefined
    ? check("call-trace", true, "failed", "There is no call trace, so nothing says where it happened.")
    : check(
        "call-trace",
        true,
        "passed",
        `The first function of the kernel proper is \`${top.function}\`${top.file === "" ? "" : `, ${top.file}:${top.line} in the report`}.`,
      );
}

/** A jump or access to nowhere says only that something was overwritten before. */
function plausibleAddress(text: string): Check {
  const rip = /^.*RIP: \w+:0x([0-9a-f]{1,16})\s*$/m.exec(text)?.[1];
  const badCode = /Code: Unable to access opcode bytes/.test(text);
  if (rip !== undefined && badCode && BigInt(`0x${rip}`) !== 0n) {
    return check(
      "address",
      true,
      "failed",
      `The kernel executed at 0x${rip}, which is no code: a pointer had been overwritten before.`,
    );
  }
  return check("address", true, "passed", "The failing address is not a wild one.");
}
