import { type AccessLine, parseKasanAccess } from "./parse-access";
import { sourceFunctionName } from "./parse-frame";
import type { Access, Report, Stack } from "./report";
import { topFrame } from "./report-frames";
import { type ReportHeading, readHeading, readVagueHeading } from "./report-heading";
import { type ReportLine, reportLines } from "./report-lines";
import { StackReader } from "./stack-reader";

/**
 * Reads the first report in `text`: a console log, a mail or the report alone, with or without its line breaks. Never
 * throws, and takes time in proportion to the length of the text. Text without a report gives kind `unknown` with an
 * empty title and whatever stacks there are. Frames that the kernel marks as unreliable (`? func`) are left out.
 */
export function parseReport(text: string): Report {
  const lines = [...reportLines(text)];
  const start = findStart(lines);
  const heading = start === null ? null : start.heading;
  const body = start === null ? lines.map((line) => line.text) : reportBody(lines, start);

  const reader = new StackReader();
  const details = new DetailReader();
  for (const line of body) {
    details.read(line);
    reader.read(line, heading?.kind === "KASAN" ? details.access : null);
  }
  reader.finish();

  const accesses = reader.accesses.map((access) => withCpu(access, details.cpu));
  return {
    kind: heading?.kind ?? "unknown",
    title: heading === null ? "" : titleOf(heading, accesses, reader.stacks),
    bugClass: heading?.bugClass ?? "",
    accesses: accesses.length === 0 ? accessWithoutStack(heading, details) : accesses,
    stacks: reader.stacks,
    valueChange: details.valueChange,
    object: details.object(),
  };
}

interface Start {
  readonly index: number;
  readonly heading: ReportHeading;
}

function findStart(lines: readonly ReportLine[]): Start | null {
  for (const read of [readHeading, readVagueHeading]) {
    for (const [index, { text }] of lines.entries()) {
      const heading = read(text);
      if (heading !== null) return lastOfInlined(lines, { index, heading });
    }
  }
  return null;
}

/** A symbolizer repeats the first line for each function that was inlined; the kernel itself named the last one. */
function lastOfInlined(lines: readonly ReportLine[], first: Start): Start {
  let start = first;
  while (lines[start.index]?.text.endsWith("[inline]")) {
    const index = start.index + 1;
    const heading = readHeading(lines[index]?.text ?? "");
    if (heading?.subject !== start.heading.subject) break;
    start = { index, heading };
  }
  return start;
}

/** Lines that go on with an oops although they could begin one. */
const CONTINUES = /^(?:Oops\b|general protection fault|invalid opcode|KASAN: )/;
const ENDS = /^(?:={20,}|---\[ end (?:trace|Kernel panic)|Kernel panic - not syncing)/;

/** The lines from the first of the report to its end that the same task printed. */
function reportBody(lines: readonly ReportLine[], { index }: Start): string[] {
  const printer = lines[index]?.printer ?? "";
  const own = lines
    .slice(index + 1)
    .filter((line) => printer === "" || line.printer === "" || line.printer === printer);
  const end = own.findIndex(({ text }) => ENDS.test(text) || (!CONTINUES.test(text) && readHeading(text) !== null));
  return (end === -1 ? own : own.slice(0, end)).map(({ text }) => text);
}

function titleOf(heading: ReportHeading, accesses: readonly Access[], stacks: readonly Stack[]): string {
  if (heading.whole) return heading.subject;
  const access = heading.kind === "KASAN" ? accesses[0] : undefined;
  const subject = access === undefined ? heading.subject : `${heading.subject} ${capitalized(access.kind)}`;
  const place = heading.place === "" ? topFunction(stacks) : heading.place;
  return place === "" ? subject : `${subject} in ${place}`;
}

function topFunction(stacks: readonly Stack[]): string {
  const [stack] = stacks;
  return stack === undefined ? "" : sourceFunctionName(topFrame(stack)?.function ?? "");
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** KASAN prints the CPU on a line of its own. */
function withCpu(access: Access, cpu: number): Access {
  return access.cpu === -1 ? { ...access, cpu } : access;
}

function accessWithoutStack(heading: ReportHeading | null, { access, cpu }: DetailReader): Access[] {
  if (heading?.kind !== "KASAN" || access === null) return [];
  return [withCpu({ ...access, stack: { kind: "access", heading: "", frames: [] } }, cpu)];
}

/** One look spares most lines the others. */
const ANY_DETAIL = /^(?:Read |Write |CPU: |value changed: )|belongs to|-byte region/;
const VALUE_CHANGE = /^value changed: (0x[0-9a-f]{1,64}) -> (0x[0-9a-f]{1,64})/;
const OBJECT_ADDRESS = /belongs to the object at ([0-9a-f]{1,16})/;
const OBJECT_CACHE = /belongs to the cache (\S{1,100}) of size (\d{1,12})/;
const OBJECT_REGION = /(\d{1,12})-byte region \[([0-9a-f]{1,16}), [0-9a-f]{1,16}\)/;
const CPU = /^CPU: (\d{1,6})\b/;

/** Collects what a report says outside of its stacks. The first word counts. */
class DetailReader {
  access: AccessLine | null = null;
  cpu = -1;
  valueChange: Report["valueChange"] = null;
  private address = "";
  private region: { readonly size: number; readonly address: string } | null = null;
  private cache: { readonly name: string; readonly size: number } | null = null;

  read(line: string): void {
    if (line.length > 1000 || !ANY_DETAIL.test(line)) return;
    this.access ??= parseKasanAccess(line);
    const cpu = CPU.exec(line);
    if (cpu !== null && this.cpu === -1) this.cpu = Number(cpu[1]);
    const [, from = "", to = ""] = VALUE_CHANGE.exec(line) ?? [];
    if (from !== "") this.valueChange ??= { from, to };
    this.readObject(line);
  }

  object(): Report["object"] {
    const address = this.address === "" ? (this.region?.address ?? "") : this.address;
    if (address === "") return null;
    return {
      address: `0x${address}`,
      size: this.region?.size ?? this.cache?.size ?? 0,
      cache: this.cache?.name ?? "",
    };
  }

  private readObject(line: string): void {
    const [, address = ""] = OBJECT_ADDRESS.exec(line) ?? [];
    if (this.address === "") this.address = address;
    const [, name, cacheSize] = OBJECT_CACHE.exec(line) ?? [];
    if (name !== undefined) this.cache ??= { name, size: Number(cacheSize) };
    const [, size, start] = OBJECT_REGION.exec(line) ?? [];
    if (start !== undefined) this.region ??= { size: Number(size), address: start };
  }
}
