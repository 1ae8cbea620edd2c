import { expect, test } from "vitest";
import { parseReport } from "@/lib/report/parse-report";
import { readCrash } from "../crash";
import { damageRules, judgeDamage } from "./damage";

const kasan = (bugClass: string, access: string) =>
  `BUG: KASAN: ${bugClass} in peg_move+0x1/0x2 net/peg.c:5\n${access} at addr ffff888000000010 by task a/1\nCall Trace:\n peg_move+0x1/0x2 net/peg.c:5\n`;
const warning = (before: string) =>
  `${before}\nWARNING: CPU: 0 PID: 1 at lib/refcount.c:28 refcount_warn_saturate+0x1/0x2\n`;
const stopped = (before: string) => `${before}\nkernel BUG at lib/list_debug.c:59!\n`;

/** Reports by the rule that decides on them. */
const cases: Record<string, readonly string[]> = {
  "use-after-free-write": [kasan("slab-use-after-free", "Write of size 8"), kasan("use-after-free", "Write of size 1")],
  "use-after-free-read": [
    kasan("slab-use-after-free", "Read of size 8"),
    "BUG: KMSAN: use-after-free in peg_move+0x1/0x2 net/peg.c:5\n",
    "BUG: KFENCE: use-after-free read in peg_move+0x1/0x2\n",
  ],
  "invalid-free": [kasan("double-free", "Free"), kasan("invalid-free", "Free")],
  "out-of-bounds-write": [
    kasan("slab-out-of-bounds", "Write of size 4"),
    kasan("stack-out-of-bounds", "Write of size 4"),
    "BUG: KFENCE: out-of-bounds write in peg_move+0x1/0x2\n",
  ],
  "out-of-bounds-read-unmapped": [kasan("vmalloc-out-of-bounds", "Read of size 1")],
  "out-of-bounds-read": [
    kasan("slab-out-of-bounds", "Read of size 4"),
    kasan("global-out-of-bounds", "Read of size 1"),
  ],
  "null-dereference": [
    kasan("null-ptr-deref", "Write of size 4"),
    "BUG: kernel NULL pointer dereference, address: 0000000000000018\n",
    "Oops: general protection fault, probably for non-canonical address 0xdffffc0000000003: 0000 [#1]\nKASAN: null-ptr-deref in range [0x18-0x1f]\n",
  ],
  "wild-access": [
    kasan("wild-memory-access", "Read of size 8"),
    "Oops: general protection fault, probably for non-canonical address 0xfbd59c0000000020: 0000 [#1]\nKASAN: maybe wild-memory-access in range [0xdead000000000100-0xdead000000000107]\n",
  ],
  "information-leak": [
    "BUG: KMSAN: kernel-infoleak in peg_move+0x1/0x2 net/peg.c:5\n",
    "BUG: KMSAN: kernel-usb-infoleak in peg_move+0x1/0x2\n",
  ],
  "uninitialised-value": ["BUG: KMSAN: uninit-value in peg_move+0x1/0x2 net/peg.c:5\n"],
  "reference-count-too-low": [
    warning("refcount_t: underflow; use-after-free."),
    warning("refcount_t: addition on 0; use-after-free."),
  ],
  "reference-count-too-high": [warning("refcount_t: saturated; leaking memory.")],
  "list-corruption": [stopped("list_del corruption. prev->next should be ffff888000000000, but was dead")],
  "copy-beyond-object": [stopped("usercopy: Kernel memory exposure attempt detected from SLUB object 'peg'")],
  "field-spanning-write": [warning('memcpy: detected field-spanning write (size 8) of single field "&a" (size 4)')],
  "active-object-freed": [warning("ODEBUG: free active (active state 0) object: 0 object type: timer_list")],
  "bad-page": ["BUG: Bad page state in process peg  pfn:00001\n"],
  "array-index": ["UBSAN: array-index-out-of-bounds in net/peg.c:5:3\n"],
  division: ["Oops: divide error: 0000 [#1]\n", "UBSAN: division-overflow in net/peg.c:5:3\n"],
  arithmetic: ["UBSAN: shift-out-of-bounds in net/peg.c:5:3\n", "UBSAN: signed-integer-overflow in net/peg.c:5:3\n"],
  "faulting-write": [
    "BUG: unable to handle page fault for address: ffffc90000001000\n#PF: supervisor write access in kernel mode\n",
  ],
  "faulting-read": [
    "BUG: unable to handle page fault for address: ffffc90000001000\n#PF: supervisor read access in kernel mode\n",
  ],
  hang: [
    "INFO: task peg:5 blocked for more than 143 seconds.\n",
    "rcu: INFO: rcu_preempt self-detected stall on CPU\n",
    "watchdog: BUG: soft lockup - CPU#0 stuck for 26s! [peg:5]\n",
  ],
  "memory-leak": ["BUG: memory leak\nunreferenced object 0xffff888000000000 (size 32):\n"],
  "data-race": ["BUG: KCSAN: data-race in peg_move / peg_pull\n"],
  "possible-deadlock": ["WARNING: possible circular locking dependency detected\n"],
  "sleeps-in-atomic-context": ["BUG: sleeping function called from invalid context at net/peg.c:5\n"],
  "debugging-tool": ["WARNING: suspicious RCU usage\n"],
  "kernel-bug": ["kernel BUG at net/peg.c:5!\n", "BUG: scheduling while atomic: peg/5/0x00000002\n"],
  "plain-warning": ["WARNING: CPU: 0 PID: 1 at net/peg.c:5 peg_move+0x1/0x2\n"],
};

const judged = (text: string) => judgeDamage(readCrash(parseReport(text), text));

test.each(Object.entries(cases).flatMap(([name, texts]) => texts.map((text) => [name, text] as const)))(
  "%s: %j",
  (name, text) => {
    expect(judged(text)?.rule.name).toBe(name);
  },
);

test("every rule has a case, a reason and a source, and a name of its own", () => {
  expect(damageRules.map(({ name }) => name).sort()).toEqual(Object.keys(cases).sort());
  for (const { because, source } of damageRules) {
    expect(because).toMatch(/\.$/);
    expect(source).toMatch(/^(?:Documentation|lib)\//);
  }
});

test("a report of no known kind is judged by no rule", () => {
  expect(judged("usb 1-1: new device")).toBeNull();
});

test("what a rule quotes cannot end its code span or run over the line", () => {
  const observation = judged(warning("refcount_t: underflow; `a`"))?.observation ?? "";
  expect(observation).not.toMatch(/[`\n]/);
});

test.each(["rcu", "a", "list_add ", "INFO: task ", "#sandbox:", "refcount_t: "])(
  "survives a megabyte of %j",
  (part) => {
    const text = part.repeat(1_000_000 / part.length);
    const { rule } = judged(`WARNING: CPU: 0 PID: 1 at net/peg.c:5 peg_move+0x1/0x2\n${text}`) ?? {};
    expect(rule?.name).toBe("plain-warning");
  },
);
