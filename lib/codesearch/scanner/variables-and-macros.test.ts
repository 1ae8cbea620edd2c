import { expect, test } from "vitest";
import { outline, scanned } from "@/lib/testing/scanned-text";

const cases: readonly { title: string; text: string; found: readonly string[] }[] = [
  {
    title: "variables with and without values",
    text: 'int a, b = 2;\nstatic const char *names[] = { "x", "y" };\nstruct foo *head;\n',
    found: ["variable a 1", "variable b 1", "variable names 2", "variable head 3"],
  },
  {
    title: "attributes behind the name and before it",
    text: 'int limit __read_mostly = 5;\nstatic const u8 __initconst table[2] =\n\t"ab";\nunsigned long mask __aligned(8);\n',
    found: ["variable limit 1", "variable table 2-3", "variable mask 4"],
  },
  {
    title: "initialisers with braces in column 0",
    text: "static struct driver drivers[] = {\n{\n\t.id = 1,\n}, {\n\t.id = 2,\n}\n};\nint after;\n",
    found: ["variable drivers 1-7", "variable after 8"],
  },
  {
    title: "a variable of a struct defined with it",
    text: "static struct foo {\n\tint a;\n} the_foo = { .a = 1 };\n",
    found: ["struct foo 1-3", "field a 2", "variable the_foo 1-3"],
  },
  {
    title: "names that read like attributes",
    text: "struct node *__node_data[8];\nstatic struct { int a; } __arg_table[] = { { 1 } };\nstatic int plain __read_mostly;\n",
    found: ["variable __node_data 1", "field a 2", "variable __arg_table 2", "variable plain 3"],
  },
  {
    title: "pointers to functions with a convention or an attribute before the name",
    text: "void (CONVENTION *call_it)(int);\nvoid __noreturn (*stop_it)(void);\nunsigned long x __aligned(2 * sizeof(long));\n",
    found: ["variable call_it 1", "variable stop_it 2", "variable x 3"],
  },
  {
    title: "assembly macros in a header",
    text: ".macro\tSAVE reg\n\tst\treg, [sp, PT_reg]\t; carve\n.endm\nint after;\n",
    found: ["variable after 4"],
  },
  { title: "extern is a declaration", text: "extern int counter;\n", found: ["declared variable counter 1"] },
  {
    title: "macros over several lines, with a comment that goes on, and within #if",
    text: '#define ONE 1\n# define TWO(x) \\\n\tdo_it(x)\n#define THREE /* goes\n on */ 3\n#ifdef X\n#define GLOB "a/*"\n#endif\nint v;\n',
    found: ["macro ONE 1", "macro TWO 2-3", "macro THREE 4-5", "macro GLOB 7", "variable v 9"],
  },
  {
    title: "objects made by macros",
    text: "static DEFINE_MUTEX(big_lock);\nLIST_HEAD(all_things);\nDEFINE_PER_CPU(struct stat, cpu_stat);\nDECLARE_WAIT_QUEUE_HEAD(waiters);\n",
    found: ["variable big_lock 1", "variable all_things 2", "variable cpu_stat 3", "variable waiters 4"],
  },
  {
    title: "macros at file level without a semicolon",
    text: "module_init(start_it)\nEXPORT_SYMBOL(start_it)\nmodule_platform_driver(the_driver)\nint f(void)\n{\n}\n",
    found: ["macro the_driver 3-4", "function f 4-6"],
  },
  {
    title: "trace events, by their own name and not only by their class",
    text: "TRACE_EVENT(thing_done,\n\tTP_PROTO(int a),\n\tTP_ARGS(a)\n);\nDEFINE_EVENT(thing_class, thing_begun,\n\tTP_PROTO(int a));\n",
    found: ["macro thing_done 1-4", "macro thing_class 5-6", "macro thing_begun 5-6"],
  },
];

test.each(cases)("$title", ({ text, found }) => {
  expect(outline(text)).toEqual(found);
});

test("what a macro makes remembers the macro", () => {
  const [lock] = scanned("static DEFINE_SPINLOCK(lock);\n");
  expect(lock).toMatchObject({ name: "lock", macro: "DEFINE_SPINLOCK" });
});
