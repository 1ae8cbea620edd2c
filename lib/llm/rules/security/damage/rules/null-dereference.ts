import type { Crash } from "../../crash";
import type { DamageRule } from "../damage-rule";
import { isFault } from "../faults";
import { accessClass } from "../memory-access";

/** The shadow of the first pages: what an access by a NULL pointer looks like in a KASAN kernel. */
const NULL_SHADOW = /dffffc00000000[0-9a-f]{2}|dfff80000000[0-9a-f]{4}/;

export const nullDereference: DamageRule = {
  name: "null-dereference",
  exploitable: false,
  denialOfService: true,
  settled: true,
  because:
    "The first pages cannot be mapped by users and SMAP forbids the access: the kernel oopses, the task dies with the locks that it holds.",
  source: "Documentation/admin-guide/sysctl/vm.rst",
  section: "restricted from mmapping",
  applies: (crash) => (isNull(crash) ? "the address is a NULL pointer or a small offset from it" : null),
};

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
