import { expect, test } from "vitest";
import { assess, deciding, driver, type RaceCase } from "@/lib/testing/hub-race";

/* Two names for one place: what the report says of its address tells more than the names. */

const limit: RaceCase = {
  field: "int v",
  write: "\t*limit_of(hub) = 4; /* W */",
  read: "\tif (hub->v) /* R */\n\t\tmask = 1;",
};
const limitOf = (returned: string) => `static int *limit_of(struct hub *hub)\n{\n\treturn ${returned};\n}`;

test("a struct that is written whole, and a member that is read", async () => {
  const talked = await assess({
    field: "struct range v",
    write: "\thub->v = *new; /* W */",
    read: "\tmask = hub->v.start; /* R */",
    size: 8,
    more: "struct range {\n\tint start;\n\tint end;\n};",
  });
  expect(talked.reply).toContain("`struct hub::v` at the same time");
  expect(deciding(talked)[0]).toBe("torn-value");
});

test("a member whose address a function gives", async () => {
  const { reply, results } = await assess({ ...limit, more: limitOf("&hub->v") });
  expect(reply).toContain("`hub_write` writes and `hub_read` reads `struct hub::v`");
  expect(reply).toContain("`*limit_of(hub)`");
  expect(results.Benign).toBe(true);
});

test("a function that gives the address of something else", async () => {
  const { reply } = await assess({ ...limit, more: limitOf("&hub->other") });
  expect(reply).toContain("memory that could not be named");
  expect(reply).toContain(
    "**No access that fits the report was found at its lines**, although they lie in the functions",
  );
});

test("two bits at the reported lines are meant, not what both functions happen to write elsewhere", async () => {
  const { reply } = await assess({
    field: "u8 v : 1;\n\tu8 w : 1;\n\tint note",
    write: "\thub->note = 1;\n\tprepare(hub);\n\tprepare(hub);\n\tprepare(hub);\n\thub->v = 1; /* W */",
    read: "\thub->note = 2;\n\tprepare(hub);\n\tprepare(hub);\n\tprepare(hub);\n\thub->w = 1; /* R */",
    readKind: "write",
  });
  expect(reply).toContain("`struct hub::v` at the same time");
});

test("one name in two structs, of one type, is one place where the lines of the report say so", async () => {
  const example: RaceCase = {
    field: "unsigned long v",
    write: "\tcover->v |= 4; /* W */",
    read: "\tmask = hub->v & 3; /* R */",
    writeKind: "read-write",
    size: 8,
    more: "struct cover {\n\tunsigned long v;\n\tstruct hub hub;\n};",
  };
  const tree = driver(example);
  const file = tree["drivers/hub.c"] ?? "";
  const covered = {
    ...tree,
    "drivers/hub.c": file.replace("hub_write(struct hub *hub)", "hub_write(struct cover *cover)"),
  };
  expect((await assess(example, covered)).reply).toContain("`struct cover::v` at the same time");
  const other = covered["drivers/hub.c"].replace("unsigned long v;\n\tstruct hub", "int v;\n\tstruct hub");
  expect((await assess(example, { ...covered, "drivers/hub.c": other })).reply).toContain("could not be named");
});
