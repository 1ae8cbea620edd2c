import { type Crash, saysText } from "../crash";
import type { DamageRule } from "./damage-rule";
import { accessClass, isWrite } from "./memory-access";

/** The shadow of the first pages: what an access by a NULL pointer looks like in a KASAN kernel. */
const NULL_SHADOW = /dffffc00000000[0-9a-f]{2}|dfff80000000[0-9a-f]{4}/;

function isNull(crash: Crash): boolean {
  const head = crash.text.slice(0, 20_000);
  if (/KASAN: (?:probably|maybe) (?:user|wild)-memory-access/.test(head)) return false;
  return (
    /null-ptr-deref/.test(accessClass(crash)) ||
    /NULL pointer dereference/.test(crash.report.title) ||
    /KASAN: (?:probably |maybe )?null-ptr-deref in range/.test(head) ||
    (isFault(crash) && NULL_SHADOW.test(head))
  );
}

function isFault({ report }: Crash): boolean {
  return /^(?:general protection fault|BUG: unable to handle kernel paging request)/.test(report.title);
}

export const nullDereference: DamageRule = {
  name: "null-dereference",
  exploitable: false,
  denialOfService: true,
  settled: true,
  because:
    "The first pages cannot be mapped by users (vm.mmap_min_addr) and SMAP forbids the access: the kernel oopses, the task dies with the locks that it holds.",
  source: "Documentation/admin-guide/sysctl/vm.rst",
  applies: (crash) => (isNull(crash) ? "the address is a NULL pointer or a small offset from it" : null),
};

export const wildAccess: DamageRule = {
  name: "wild-access",
  exploitable: true,
  denialOfService: true,
  settled: false,
  because:
    "A pointer that is neither NULL nor valid was overwritten, never set, or read from memory of another type; who can place its value can choose what is accessed.",
  source: "Documentation/dev-tools/kasan.rst",
  applies: (crash) =>
    /wild-memory-access|user-memory-access/.test(accessClass(crash)) ||
    (isFault(crash) && saysText(crash, /KASAN: (?:probably|maybe) (?:wild|user)-memory-access/) !== null)
      ? "the address that was accessed belongs to nothing, and is not near NULL"
      : null,
};

export const faultingWrite: DamageRule = {
  name: "faulting-write",
  exploitable: true,
  denialOfService: true,
  settled: false,
  because: "A write through a bad pointer corrupts memory as soon as the address is one that is mapped.",
  source: "Documentation/admin-guide/bug-hunting.rst",
  applies: (crash) => (isFault(crash) && isWrite(crash) ? "a write went to an address that is not mapped" : null),
};

export const faultingRead: DamageRule = {
  name: "faulting-read",
  exploitable: false,
  denialOfService: true,
  settled: false,
  because: "The oops kills the task or the machine; that the attacker can choose the address is not shown.",
  source: "Documentation/admin-guide/bug-hunting.rst",
  applies: (crash) =>
    isFault(crash) || /^Oops/.test(crash.report.title)
      ? "the kernel faulted on an address that it could not use"
      : null,
};
