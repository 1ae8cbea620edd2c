import { expect, test } from "vitest";
import { assess, cited, deciding, type RaceCase } from "@/lib/testing/hub-race";

const stamp: RaceCase = {
  field: "unsigned long last_rx",
  write: "\thub->last_rx = jiffies; /* W */",
  read: "\tstart(hub->last_rx); /* R */",
  size: 8,
};

test("a weak reason alone gives no confidence, a good one does", async () => {
  const weak = await assess({ field: "int v", write: "\thub->v = 1; /* W */", read: "\tstart(hub->v); /* R */" });
  const good = await assess(stamp);
  expect([weak.results, good.results]).toEqual([
    { Benign: true, Confident: false },
    { Benign: true, Confident: true },
  ]);
});

test("of two equally strong reasons harm decides, and the other one makes it unsure", async () => {
  const talked = await assess({ ...stamp, read: "\tmask = table[hub->last_rx]; /* R */" });
  expect(talked.results).toEqual({ Benign: false, Confident: false });
  expect(deciding(talked)).toEqual(["index-from-race"]);
  expect(cited(talked)).toContain("timestamp");
  expect(talked.reply).toContain("A good reason speaks against the verdict as well.");
});

test("a stronger reason decides whatever speaks against it, strongest first", async () => {
  const talked = await assess({
    field: "bool v",
    write: "\thub->v = true; /* W */",
    read: "\thub->v = true; /* R */",
    size: 1,
    readKind: "write",
  });
  expect(deciding(talked)).toEqual(["same-value", "plain-word"]);
});

test("without any reason a race counts as harmful", async () => {
  const talked = await assess({
    field: "mystery_t v",
    write: "\thub->v = 7; /* W */",
    read: "\tstart(hub->v); /* R */",
  });
  expect(cited(talked)).toEqual([]);
  expect(talked.results).toEqual({ Benign: false, Confident: false });
  expect(talked.reply).toContain("No rule applies");
});

test("every rule is cited with its reason and source, also those that speak against the verdict", async () => {
  const { reply } = await assess({ ...stamp, read: "\tmask = table[hub->last_rx]; /* R */" });
  expect(reply).toContain(
    'leads out of the array. Source: Documentation/memory-barriers.txt, "COMPILER BARRIER".\n\nAgainst it spoke:\n\n- **timestamp**: the value stored',
  );
  expect(reply).toContain(
    'only shifts a timeout. Source: tools/memory-model/Documentation/access-marking.txt, "Reads Feeding Into Error-Tolerant Heuristics".',
  );
});

test.each<[string, RaceCase]>([
  [
    "Only a comment says that the race does no harm.",
    { field: "int v", write: "\thub->v = 1; /* W */", read: "\t/* Racy. */\n\tif (hub->v) /* R */\n\t\tstart(hub);" },
  ],
  [
    "The reader holds `lock` while it acts by the test, and may rely on the pointer to stay.",
    {
      field: "struct port *v",
      write: "\thub->v = NULL; /* W */",
      read: "\tspin_lock(&hub->lock);\n\tif (hub->v == port) /* R */\n\t\tdetach(port);\n\tspin_unlock(&hub->lock);",
      size: 8,
    },
  ],
  [
    "At the report's lines no access that fits was found.",
    { field: "int v", write: "\tset_v(hub); /* W */", read: "\tif (hub->v) /* R */\n\t\tmask = 1;" },
  ],
  [
    "Whether two writers meet the report does not show.",
    {
      field: "int v",
      write: "\thub->v |= 1; /* W */",
      read: "\tif (hub->v) /* R */\n\t\tstart(hub);",
      writeKind: "read-write",
      more: "static void hub_reset(struct hub *hub)\n{\n\thub->v = 0;\n}",
    },
  ],
  [
    "Whether what the pointer led to before may be freed was not looked for.",
    {
      field: "struct port *v",
      write: "\thub->v = &hub_none; /* W */",
      read: "\tport = hub->v; /* R */\n\tport->open = 1;",
      size: 8,
      more: "static struct port hub_none;",
    },
  ],
  [
    "What the caller does with the value that is returned was not seen.",
    { field: "int v", write: "\thub->v = 1; /* W */", read: "\treturn hub->v; /* R */" },
  ],
  [
    "Whether what the pointer leads to may be freed before its lock is taken was not looked for.",
    {
      field: "struct port *v",
      write: "\thub->v = next_port(hub); /* W */",
      read: "\tport = hub->v; /* R */\n\tspin_lock(&port->lock);\n\tif (port == hub->v)\n\t\tmask = 1;\n\tspin_unlock(&port->lock);",
      size: 8,
    },
  ],
])("a doubt: %s", async (doubt, example) => {
  const { reply, results } = await assess(example);
  expect(reply).toContain(doubt);
  expect(results.Confident).toBe(false);
});

test("who only notes what it tested under a lock does not rely on the pointer to stay", async () => {
  const read = "\tspin_lock(&hub->lock);\n\tif (hub->v) /* R */\n\t\tmask = 1;\n\tspin_unlock(&hub->lock);";
  const { results } = await assess({ field: "struct port *v", write: "\thub->v = NULL; /* W */", read, size: 8 });
  expect(results).toEqual({ Benign: true, Confident: true });
});
