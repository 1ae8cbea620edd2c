import { expect, test } from "vitest";
import { assess, driver, type RaceCase, report } from "@/lib/testing/hub-race";
import { lineOf, talk } from "@/lib/testing/virtual-tree";
import { createRulesModel } from "../rules-model";

const branch = "\tif (hub->v) /* R */\n\t\tmask |= 1;";

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
