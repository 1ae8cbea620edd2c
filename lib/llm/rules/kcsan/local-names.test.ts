import { expect, test } from "vitest";
import { assess, cited, type RaceCase } from "@/lib/testing/hub-race";

/* A local variable that is called like the member, or that leads to the object, is not the member. */

const example: RaceCase = {
  field: "int v",
  write: "\thub->v = 1; /* W */",
  read: "\tif (hub->v) /* R */\n\t\tmask = 1;",
};

test("a copy in another function is no write of the member", async () => {
  const more = "static int hub_copy(struct hub *hub)\n{\n\tint v;\n\n\tv = hub->v;\n\treturn v;\n}";
  const { reply } = await assess({ ...example, more });
  expect(reply).toContain("Plain accesses of `v` outside of the racing functions, in their folders: 1");
  expect(reply).not.toContain("in `hub_copy` writes");
});

test("a local variable under a lock is no second look at the member", async () => {
  const read =
    "\tint v = 0;\n\n\tif (hub->v) { /* R */\n\t\tspin_lock(&hub->lock);\n\t\tstart(v);\n\t\tspin_unlock(&hub->lock);\n\t}";
  expect(cited(await assess({ ...example, read }))).not.toContain("rechecked");
});

test("the pointer to the object is nothing that a flag announces", async () => {
  const write = "\thub = hub_of(hub);\n\thub->v = 1; /* W */";
  const read = "\tif (hub->v) /* R */\n\t\tstart(hub->other);";
  expect(cited(await assess({ ...example, write, read }))).not.toContain("unordered-publication");
});

test("a lock that the callee takes for its caller is not held within it", async () => {
  const { reply } = await assess({
    ...example,
    reader: "hub_lock",
    read: "\tif (hub->v) /* R */\n\t\tmask = 1;\n\tspin_lock(&hub->lock);",
    caller: "hub_use",
    more: "void hub_use(struct hub *hub)\n{\n\thub_lock(hub, NULL); /* CALL */\n\tspin_unlock(&hub->lock);\n}",
  });
  expect(reply).toContain("- `hub_lock`: no lock taken in the functions that were read");
});

test("lines that fit on both sides outweigh marks that were added since", async () => {
  const { reply } = await assess({
    field: "int w;\n\tint v",
    write: "\thub->w = 1;\n\tWRITE_ONCE(hub->v, 1); /* W */",
    read: "\tif (READ_ONCE(hub->v)) /* R */\n\t\tmask = 1;\n\tstart(hub->other);\n\tstop(hub->other);\n\tstart(hub->other);\n\tmask += hub->w;",
  });
  expect(reply).toContain("`struct hub::v`");
  expect(reply).toContain("it may have been annotated since");
});
