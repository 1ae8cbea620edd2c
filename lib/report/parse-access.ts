import type { Access } from "./report";

/** An access as its line says it, before the stack below it is read. */
export type AccessLine = Omit<Access, "stack">;

const KCSAN_ACCESS =
  /^(?:race at unknown origin, with )?(read|write|read-write|assert no writes|assert no accesses)(?: \(([a-z, ]{1,40})\))? to (0x\S{1,32}) of (\d{1,9}) bytes by (.{1,100}) on cpu (\d{1,6}):?$/;
const KASAN_ACCESS = /^(Read|Write) of size (\d{1,18})(?: at addr ([0-9a-f]{1,16}))? by task (.{1,100})$/;

/**
 * KCSAN's `write (marked) to 0x… of 4 bytes by task 3413 on cpu 0:`; null for every other line. KCSAN checks an assertion
 * of "no writes" like a read and one of "no accesses" like a write, and so are they given here.
 */
export function parseKcsanAccess(line: string): AccessLine | null {
  const match = KCSAN_ACCESS.exec(line);
  if (match === null) return null;
  const [, verb = "", modifiers = "", address = "", size = "", task = "", cpu = ""] = match;
  return {
    kind: kcsanKind(verb),
    marked: modifiers.split(", ").includes("marked"),
    address,
    size: Number(size),
    task: task.replace(/^task /, ""),
    cpu: Number(cpu),
  };
}

/** KASAN's `Read of size 8 at addr ffff… by task syz.1.7092/24721`; null for every other line. */
export function parseKasanAccess(line: string): AccessLine | null {
  const match = KASAN_ACCESS.exec(line);
  if (match === null) return null;
  const [, verb, size = "", address, task = ""] = match;
  return {
    kind: verb === "Read" ? "read" : "write",
    marked: false,
    address: address === undefined ? "" : `0x${address}`,
    size: Number(size),
    task,
    cpu: -1,
  };
}

function kcsanKind(verb: string): Access["kind"] {
  if (verb === "read-write") return "read-write";
  return verb === "read" || verb === "assert no writes" ? "read" : "write";
}
