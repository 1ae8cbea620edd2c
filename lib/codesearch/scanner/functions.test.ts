import { expect, test } from "vitest";
import { outline, scanned } from "@/lib/testing/scanned-text";

const cases: readonly { title: string; text: string; found: readonly string[] }[] = [
  {
    title: "a plain function",
    text: "int add(int a, int b)\n{\n\treturn a + b;\n}\n",
    found: ["function add 1-4"],
  },
  {
    title: "its type on a line of its own",
    text: "static struct foo *\nfind_foo(struct list *l)\n{\n}\n",
    found: ["function find_foo 1-4"],
  },
  {
    title: "attributes before the name and behind the parameters",
    text: "static int __init __attribute__((cold)) probe_it(void) __must_hold(&lock)\n{\n}\n",
    found: ["function probe_it 1-3"],
  },
  {
    title: "printf-like attribute in front",
    text: "__printf(2, 3)\nvoid report(int level, const char *format, ...)\n{\n}\n",
    found: ["function report 1-4"],
  },
  {
    title: "a function that returns a pointer to a function",
    text: "void (*choose(int way))(int)\n{\n}\n",
    found: ["function choose 1-3"],
  },
  {
    title: "a function that returns a pointer to an array",
    text: "static const row_t\n(*find_rows(struct sheet *s, int from))[4]\n{\n}\n",
    found: ["function find_rows 1-4"],
  },
  {
    title: "programs whose macro takes the name first, behind annotations with arguments",
    text: '__failure __msg("no such thing")\nint BPF_PROG(on_open, struct file *f)\n{\n}\n',
    found: ["function on_open 1-4"],
  },
  {
    title: "an upper-case name with a type before it",
    text: "static inline void INIT_THING(struct thing *t)\n{\n}\n",
    found: ["function INIT_THING 1-3"],
  },
  {
    title: "system calls are found under their argument",
    text: "SYSCALL_DEFINE3(gather, int, a, int, b, int, c)\n{\n\treturn 0;\n}\n",
    found: ["function gather 1-4"],
  },
  {
    title: "storage words before a defining macro",
    text: "COMPAT_SYSCALL_DEFINE1(gather, int, a)\n{\n}\nstatic BPF_CALL_1(helper_one, int, a)\n{\n}\nTEST_F(fixture, works)\n{\n}\n",
    found: ["function gather 1-3", "function helper_one 4-6", "function fixture 7-9"],
  },
  {
    title: "prototypes are declarations",
    text: "int add(int a, int b);\nextern void (*hook)(int);\n",
    found: ["declared function add 1", "declared variable hook 2"],
  },
  {
    title: "braces in strings, characters and comments do not count",
    text: "void f(void)\n{\n\tputs(\"}{\");\n\tc = '{'; /* } */ // }\n}\nint g(void)\n{\n}\n",
    found: ["function f 1-5", "function g 6-8"],
  },
  {
    title: "a struct in a function body",
    text: "void f(void)\n{\n\tstruct local {\n\t\tint inner;\n\t} x;\n\tif (x.inner) {\n\t}\n}\nint g;\n",
    found: ["function f 1-8", "struct local 3-5", "field inner 4", "variable g 9"],
  },
  {
    title: 'extern "C"',
    text: 'extern "C" {\nint f(void)\n{\n}\n}\n',
    found: ["function f 2-4"],
  },
  {
    title: "a file that ends in the middle",
    text: "int f(void)\n{\n\tif (x) {\n",
    found: ["function f 1-4"],
  },
];

test.each(cases)("$title", ({ text, found }) => {
  expect(outline(text)).toEqual(found);
});

test("a definition knows the comment above it, with one line between at most", () => {
  const text = "/* about f */\n\nint f(void)\n{\n}\n\n/* about nothing */\n\n\n\nint g(void)\n{\n}\n";
  expect(scanned(text).map(({ name, commentLine }) => [name, commentLine])).toEqual([
    ["f", 1],
    ["g", 0],
  ]);
});

test("a system call remembers the macro that makes it", () => {
  const [call] = scanned("SYSCALL_DEFINE0(idle)\n{\n}\n");
  expect(call).toMatchObject({ name: "idle", macro: "SYSCALL_DEFINE0" });
});
