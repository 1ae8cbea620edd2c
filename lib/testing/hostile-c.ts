import type { Random } from "@/lib/cli/seed-load/random";

/** Texts that steer a scanner of C, those of the kernel's dialect included; a text of any of them, in any order, is hostile. */
const pieces = [
  ..."{ } ( ) [ ] ; , = * : \" ' \\ # / \n \t 0 9 a x".split(" "),
  ...["\n", "\n", " ", " ", "\r\n", "\\\n", "\0", "\xff", "\n}", "\n{", "}, {", "} };"],
  ..."/* */ // /**".split(" "),
  ..."struct union enum typedef extern static inline const void int return if for else typeof asm".split(" "),
  ...["struct s {", "union {", "enum e {", "enum {", 'extern "C" {', "f(void)\n{", "= {", "(*p)(", "typedef int (*"],
  ..."__init __packed __aligned(8) __printf(1, 2) __must_hold(&l) __attribute__((a)) __u32 __le32".split(" "),
  ...["struct_group(", "struct_group_tagged(t, n,", "__struct_group", "struct_group", "DECLARE_BITMAP(b, 8)"],
  ...["SYSCALL_DEFINE2(", "BPF_CALL_1(", "DEFINE_MUTEX(", "TRACE_EVENT(", "DEFINE_EVENT(c, e,", "LIST_HEAD(h)"],
  ...["\nEXPORT_SYMBOL(f)", "\nmodule_init(f)", "DEFINE_PER_CPU(int, v)", "\nstatic AA(b)", "A_B(c)"],
  ...["\n#if X", "\n#ifdef A", "\n#ifndef A", "\n#else", "\n#elif Y", "\n#endif", "\n#if 0", "\n#ifdef __ASSEMBLY__"],
  ...["\n#define M(a) \\\n", "\n#define N 1", "\n# define", "\n#undef", "\n#include <a.h>", "\n#"],
  ...[
    "\nSYM_FUNC_START(f)",
    "\nSYM_FUNC_END(f)",
    "\nENTRY(g)",
    "\nENDPROC(g)",
    "\n_GLOBAL(h)",
    "\nSYM_DATA(d,",
    "\n.macro m",
    "\n.endm",
  ],
] as [string, ...string[]];

/** A text to scan that is more or less C, as `random` and the real files of `corpus` make it. */
export function hostileText(random: Random, corpus: readonly [Buffer, ...Buffer[]]): Buffer {
  const make = random.pick([truncated, spliced, damaged, repeated, repeated, jumbled, noise]);
  return make(random, corpus);
}

type Maker = (random: Random, corpus: readonly [Buffer, ...Buffer[]]) => Buffer;

/** The first part of a file. */
const truncated: Maker = (random, corpus) => {
  const file = random.pick([...corpus]);
  return file.subarray(0, random.int(0, file.length));
};

/** Parts of several files, one behind the other. */
const spliced: Maker = (random, corpus) =>
  Buffer.concat(Array.from({ length: random.int(2, 5) }, () => part(random, random.pick([...corpus]), 4_000)));

/** A part of a file with bytes changed, lost, doubled and put in. */
const damaged: Maker = (random, corpus) => {
  let text = part(random, random.pick([...corpus]), 20_000);
  for (let change = random.int(1, 30); change > 0; change--) {
    const at = random.int(0, text.length);
    const end = Math.min(text.length, at + random.int(0, random.chance(0.1) ? 400 : 3));
    const put = random.pick([Buffer.from(random.pick(pieces), "latin1"), Buffer.alloc(0), text.subarray(at, end)]);
    text = Buffer.concat([text.subarray(0, at), put, text.subarray(random.chance(0.5) ? end : at)]);
  }
  return text;
};

/** A few short patterns, each very many times: what takes more than linear time shows here. */
const repeated: Maker = (random) => {
  const patterns = Array.from({ length: random.int(1, 3) }, () => {
    const pattern = Array.from({ length: random.int(1, 4) }, () => random.pick(pieces)).join(random.pick(["", " "]));
    return pattern.repeat(Math.ceil(random.pick([1, 2_000, 8_000]) / pattern.length));
  });
  return Buffer.from(patterns.join(random.pick(["", "\n"])), "latin1");
};

/** Pieces in any order. */
const jumbled: Maker = (random) =>
  Buffer.from(
    Array.from({ length: random.int(1, 400) }, () => random.pick(pieces)).join(random.pick(["", " "])),
    "latin1",
  );

/** Bytes. */
const noise: Maker = (random) => Buffer.from(Array.from({ length: random.int(0, 2_000) }, () => random.int(0, 255)));

function part(random: Random, file: Buffer, longest: number): Buffer {
  const start = random.int(0, file.length);
  return file.subarray(start, start + random.int(0, longest));
}
