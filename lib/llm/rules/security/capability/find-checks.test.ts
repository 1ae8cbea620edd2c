import { expect, test } from "vitest";
import { sourceText } from "../../c/source-text";
import { findChecks } from "./find-checks";

/** The effect of the first check on a way that goes on at `go()`. */
function effectIn(body: string) {
  const source = sourceText("net/peg.c", 10, `int peg_set(struct sk_buff *skb)\n{\n${body}\n}\n`);
  const [check] = findChecks(source, source.masked.indexOf("go("));
  return check;
}

test.each([
  ["guards", "if (!capable(CAP_NET_ADMIN))\n\treturn -EPERM;\ngo(skb);"],
  ["guards", "if (!capable(CAP_NET_ADMIN))\n\tgoto out;\ngo(skb);\nout:\nreturn 0;"],
  ["guards", "err = -EPERM;\nif (!(capable(CAP_NET_ADMIN))) {\n\tnack();\n\treturn;\n}\nif (x) {\n\tgo(skb);\n}"],
  ["guards", "if (bad || !capable(CAP_NET_ADMIN))\n\treturn -EPERM;\ngo(skb);"],
  ["guards", "if (capable(CAP_NET_ADMIN)) {\n\tgo(skb);\n}"],
  ["guards", "may = capable(CAP_NET_ADMIN);\nif (!may)\n\treturn -EPERM;\ngo(skb);"],
  ["guards", "switch (cmd) {\ncase 1:\n\tif (!capable(CAP_NET_ADMIN))\n\t\treturn -EPERM;\n\tgo(skb);\n\tbreak;\n}"],
  ["conditional", "if (raw && !capable(CAP_NET_ADMIN))\n\treturn -EPERM;\ngo(skb);"],
  ["conditional", "if (raw) {\n\tif (!capable(CAP_NET_ADMIN))\n\t\treturn -EPERM;\n}\ngo(skb);"],
  ["conditional", "if (open || capable(CAP_NET_ADMIN)) {\n\tgo(skb);\n}"],
  ["beside", "go(skb);\nif (!capable(CAP_NET_ADMIN))\n\treturn -EPERM;"],
  ["beside", "if (!capable(CAP_NET_ADMIN))\n\tgo(skb);"],
  ["beside", "if (!capable(CAP_NET_ADMIN))\n\tlimit = 5;\ngo(skb);"],
  ["beside", "if (capable(CAP_NET_ADMIN))\n\tlimit = 5;\ngo(skb);"],
  ["beside", "privileged = capable(CAP_NET_ADMIN);\ngo(skb);"],
  [
    "beside",
    "switch (cmd) {\ncase 1:\n\tif (!capable(CAP_NET_ADMIN))\n\t\treturn -EPERM;\n\tbreak;\ncase 2:\n\tgo(skb);\n}",
  ],
])("%s: %s", (effect, body) => {
  expect(effectIn(body)?.effect).toBe(effect);
});

test("a check has its scope, its capability and its line; comments and strings have none", () => {
  const body =
    '/* capable(CAP_SYS_ADMIN) */\nlog("capable(");\nif (!ns_capable(net->user_ns, CAP_NET_RAW))\n\treturn -EPERM;\ngo(skb);';
  expect(effectIn(body)).toMatchObject({
    call: "ns_capable",
    scope: "namespace",
    capability: "CAP_NET_RAW",
    place: { path: "net/peg.c", line: 14, code: "if (!ns_capable(net->user_ns, CAP_NET_RAW))" },
  });
});

test("a wrapper has no scope of its own", () => {
  expect(effectIn("if (!peg_capable(skb))\n\treturn -EPERM;\ngo(skb);")).toMatchObject({
    call: "peg_capable",
    scope: null,
  });
});
