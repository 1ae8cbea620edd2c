import { expect, test } from "vitest";
import { assess, deciding, driver, type RaceCase, report } from "@/lib/testing/hub-race";
import { lineOf, talk } from "@/lib/testing/virtual-tree";
import { createRulesModel } from "../rules-model";

const branch = "\tif (hub->v) /* R */\n\t\tmask |= 1;";

test.each<[string, RaceCase]>([
  [
    "container-links",
    {
      field: "struct list_head v",
      write: "\thub->v.next = NULL; /* W */",
      read: "\tport = hub->v.next; /* R */",
      size: 8,
    },
  ],
  [
    "reference-count",
    {
      field: "int refs",
      write: "\thub->refs--; /* W */",
      read: "\tif (hub->refs) /* R */\n\t\tmask = 1;",
      writeKind: "read-write",
    },
  ],
  [
    "followed-pointer",
    {
      field: "struct port *v",
      write: "\thub->v = NULL; /* W */",
      read: "\tport = hub->v; /* R */\n\tport->x = 1;",
      size: 8,
    },
  ],
  [
    "function-pointer",
    { field: "int (*v)(int a)", write: "\thub->v = NULL; /* W */", read: "\thub->v(1); /* R */", size: 8 },
  ],
  [
    "torn-value",
    { field: "struct port v", write: "\thub->v = *new; /* W */", read: "\t*old = hub->v; /* R */", size: 8 },
  ],
  [
    "bit-field-word",
    {
      field: "u8 v : 1, w : 1",
      write: "\thub->v = 1; /* W */",
      read: "\thub->w = 1; /* R */",
      size: 1,
      writeKind: "read-write",
      readKind: "read-write",
    },
  ],
  [
    "lost-update",
    {
      field: "unsigned int v",
      write: "\thub->v |= 1; /* W */",
      read: branch,
      writeKind: "read-write",
      more: "static void hub_reset(struct hub *hub)\n{\n\thub->v = 0;\n}",
    },
  ],
  ["fused-loop", { field: "int v", write: "\thub->v = 1; /* W */", read: "\twhile (!hub->v) /* R */\n\t\tmask++;" }],
  ["index-from-race", { field: "int v", write: "\thub->v = 7; /* W */", read: "\tmask = table[hub->v]; /* R */" }],
  [
    "unordered-publication",
    {
      field: "int v",
      write: "\thub->other = 7;\n\thub->v = 1; /* W */",
      read: "\tif (hub->v) /* R */\n\t\tmask = hub->other;",
    },
  ],
  [
    "bypassed-lock",
    {
      field: "int v",
      write: "\thub->v = 1; /* W */",
      read: "\tspin_lock(&hub->lock);\n\tstart(hub->v); /* R */\n\tspin_unlock(&hub->lock);",
      more: "static void hub_reset(struct hub *hub)\n{\n\tspin_lock(&hub->lock);\n\thub->v = 0;\n\tspin_unlock(&hub->lock);\n}",
    },
  ],
  [
    "state-acted-on",
    {
      field: "enum hub_state v",
      write: "\thub->v = HUB_DOWN; /* W */",
      read: "\tif (hub->v == HUB_UP) /* R */\n\t\tstart(hub);",
    },
  ],
])("harmful: %s", async (rule, example) => {
  const talked = await assess(example);
  expect(talked.results.Benign).toBe(false);
  expect(deciding(talked)[0]).toBe(rule);
});

test.each<[string, RaceCase]>([
  [
    "same-value",
    {
      field: "bool v",
      write: "\thub->v = true; /* W */",
      read: "\thub->v = true; /* R */",
      size: 1,
      readKind: "write",
    },
  ],
  [
    "statistic",
    {
      field: "unsigned long rx_packets",
      write: "\thub->rx_packets++; /* W */",
      read: "\tshow(hub->rx_packets); /* R */",
      size: 8,
      writeKind: "read-write",
    },
  ],
  [
    "rechecked",
    {
      field: "int v",
      write: "\thub->v = 1; /* W */",
      read: "\tif (!hub->v) /* R */\n\t\treturn 0;\n\tspin_lock(&hub->lock);\n\tif (hub->v)\n\t\tstart(hub);\n\tspin_unlock(&hub->lock);",
    },
  ],
  [
    "error-code",
    {
      field: "int sk_err",
      write: "\thub->sk_err = 111; /* W */",
      read: "\tstart(hub->sk_err); /* R */",
      change: "0x00000000 -> 0x0000006f",
    },
  ],
  [
    "timestamp",
    { field: "unsigned long v", write: "\thub->v = jiffies; /* W */", read: "\tstart(hub->v); /* R */", size: 8 },
  ],
  ["hint-only", { field: "int v", write: "\thub->v = 1; /* W */", read: branch }],
  ["pointer-only-tested", { field: "struct port *v", write: "\thub->v = NULL; /* W */", read: branch, size: 8 }],
  [
    "writers-excluded",
    {
      field: "int v",
      write: "\tspin_lock(&hub->lock);\n\thub->v |= 1; /* W */\n\tspin_unlock(&hub->lock);",
      read: "\tstart(hub->v); /* R */",
      writeKind: "read-write",
    },
  ],
  [
    "one-side-marked",
    {
      field: "int v",
      write: "\tWRITE_ONCE(hub->v, 1); /* W */",
      read: "\tstart(hub->v); /* R */",
      writeKind: "write (marked)",
    },
  ],
  ["plain-word", { field: "int v", write: "\thub->v = 1; /* W */", read: "\tstart(hub->v); /* R */" }],
])("benign: %s", async (rule, example) => {
  const talked = await assess(example);
  expect(talked.results.Benign).toBe(true);
  expect(deciding(talked)[0]).toBe(rule);
});

test("a weak reason alone gives no confidence, a good one does", async () => {
  const weak = await assess({ field: "int v", write: "\thub->v = 1; /* W */", read: "\tstart(hub->v); /* R */" });
  const good = await assess({ field: "int v", write: "\thub->v = 1; /* W */", read: branch });
  expect([weak.results.Confident, good.results.Confident]).toEqual([false, true]);
});

test("the reply cites both accesses, the declaration, and says that rules decided", async () => {
  const example: RaceCase = { field: "int v", write: "\thub->v = 1; /* W */", read: branch };
  const { reply } = await assess(example);
  const tree = driver(example);
  expect(reply).toContain(`drivers/hub.c:${lineOf(tree, "drivers/hub.c", "/* W */")}`);
  expect(reply).toContain(`${lineOf(tree, "drivers/hub.c", "/* R */")}: \tif (hub->v) /* R */`);
  expect(reply).toContain("include/linux/hub.h:4 as `int v`");
  expect(reply).toContain("no language model was asked");
});

test("lines of another commit: the field is found by size and direction, and the reply says so", async () => {
  const example: RaceCase = {
    field: "int v;\n\tu8 w",
    write: "\thub->w = 1;\n\thub->v = 1; /* W */",
    read: `\tif (hub->w)\n\t\tmask = 2;\n${branch}`,
  };
  const tree = driver(example);
  const moved = report(tree, example).replace(/hub\.c:(\d+)/g, (_, line) => `hub.c:${Number(line) + 900}`);
  const { reply, results } = await talk(createRulesModel(), tree, { CrashReport: moved }, ["Benign", "Confident"]);
  expect(reply).toContain("line numbers do not fit");
  expect(reply).toContain("`struct hub::v`");
  expect(results).toEqual({ Benign: true, Confident: false });
});

test("lines of another commit and no field of the size: nothing is claimed", async () => {
  const example: RaceCase = { field: "u8 v", write: "\thub->v = 1; /* W */", read: branch };
  const tree = driver(example);
  const moved = report(tree, example).replace(/hub\.c:(\d+)/g, (_, line) => `hub.c:${Number(line) + 900}`);
  const { reply, results } = await talk(createRulesModel(), tree, { CrashReport: moved }, ["Benign", "Confident"]);
  expect(results).toEqual({ Benign: false, Confident: false });
  expect(reply).toContain("No field was found that both functions access");
});

test("locks of the callers count", async () => {
  const example: RaceCase = {
    field: "int v",
    write: "\thub->v |= 1; /* W */",
    read: branch,
    writeKind: "read-write",
    more: "static void hub_caller(struct hub *hub)\n{\n\tspin_lock(&hub->lock);\n\thub_write(hub);\n\tspin_unlock(&hub->lock);\n}\n\nstatic void hub_reset(struct hub *hub)\n{\n\thub->v = 0;\n}",
  };
  const tree = driver(example);
  const line = lineOf(tree, "drivers/hub.c", "\thub_write(hub);");
  const text = report(tree, example).replace(" kthread", ` hub_caller+0x1/0x2 drivers/hub.c:${line}\n kthread`);
  const { reply, results } = await talk(createRulesModel(), tree, { CrashReport: text }, ["Benign", "Confident"]);
  expect(reply).toContain("taken by the caller `hub_caller`");
  expect(results.Benign).toBe(true);
});
