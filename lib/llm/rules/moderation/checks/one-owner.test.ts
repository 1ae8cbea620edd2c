import { expect, test } from "vitest";
import { freedWriteReport } from "@/lib/testing/made-up-way";
import { moderationEvidence, outcomeOf } from "@/lib/testing/moderated-report";
import type { VirtualTree } from "@/lib/testing/virtual-tree";
import { oneOwner } from "./one-owner";

/** A report whose access is in `user`, and its allocation and free in `owner`. */
const report = (user: string, owner: string) =>
  freedWriteReport(` hub_show+0x1/0x2 ${user}:4`, ` port_open+0x1/0x2 ${owner}:5`, ` port_close+0x1/0x2 ${owner}:15`);

/** The code of both functions: `hub_show` takes an argument of the type `shown`. */
const treeWith = (shown: string) => ({
  "drivers/hub/show.c": `int hub_show(${shown} *port)\n{\n\tint size = 0;\n\tsize = port->size;\n}\n`,
  "fs/port/open.c":
    "struct port *port_open(void)\n{\n\tstruct port *port;\n\n\tport = kzalloc(sizeof(*port), GFP_KERNEL);\n\treturn port;\n}\n",
});
const outcome = (user: string, owner: string, shown = "struct portal") =>
  outcomeOf(oneOwner, report(user, owner), { tree: treeWith(shown) });
const observed = (tree: VirtualTree) =>
  oneOwner.applies(moderationEvidence(report("drivers/hub/show.c", "fs/port/open.c"), { tree }))?.observation;

test("an object of another part of the kernel is one object only if the accessing code handles its type", () => {
  expect(outcome("drivers/hub/show.c", "fs/port/open.c", "struct port")).toBe("passed");
  expect(outcome("drivers/hub/show.c", "fs/port/open.c", "struct portal")).toBe("failed");
});

test("parts are folders of drivers and filesystems, and the network is one", () => {
  expect(outcome("drivers/hub/show.c", "drivers/hub/core/open.c")).toBe("passed");
  expect(outcome("drivers/hub/show.c", "drivers/bus/open.c")).toBe("failed");
  expect(outcome("net/hub/show.c", "drivers/net/port.c")).toBe("passed");
});

test("both parts are told, and the type when the allocation shows it", () => {
  expect(observed(treeWith("struct portal"))).toBe(
    "the access is in drivers/hub, the object was allocated and freed, as a `struct port`, in fs/port",
  );
  const user = { "drivers/hub/show.c": treeWith("struct port")["drivers/hub/show.c"] };
  expect(observed(user)).toBe("the access is in drivers/hub, the object was allocated and freed in fs/port");
  const owner = { "fs/port/open.c": treeWith("")["fs/port/open.c"] };
  expect(observed(owner)).toContain("as a `struct port`");
});

test("is asked of KASAN, whose stacks are of one object", () => {
  const text = report("drivers/hub/show.c", "drivers/bus/open.c");
  expect(outcomeOf(oneOwner, text)).toBe("failed");
  expect(outcomeOf(oneOwner, text.replace("KASAN: slab-use-after-free", "KFENCE: use-after-free write"))).toBeNull();
});

test("code that serves every part says nothing", () => {
  expect(outcome("drivers/hub/show.c", "kernel/port.c")).toBeNull();
  expect(outcome("net/socket.c", "fs/port/open.c")).toBeNull();
});
