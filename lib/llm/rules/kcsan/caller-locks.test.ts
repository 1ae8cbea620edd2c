import { expect, test } from "vitest";
import { assess, driver, type RaceCase } from "@/lib/testing/hub-race";
import { lineOf } from "@/lib/testing/virtual-tree";

const locked = (code: string) => `\tspin_lock(&hub->lock);\n${code}\n\tspin_unlock(&hub->lock);`;
const helper = "static void hub_clear(struct hub *hub)\n{\n\thub->v = 0;\n}";
const stop = `static void hub_stop(struct hub *hub)\n{\n${locked("\thub_clear(hub); /* STOP */")}\n}`;
const reset = (call: string) => `static void hub_reset(struct hub *hub)\n{\n${call}\n}`;

/** A race beside a helper that writes the field and takes no lock. */
function withHelper(...callers: string[]): RaceCase {
  return {
    field: "int v",
    write: locked("\thub->v += 1; /* W */"),
    read: "\tif (hub->v) /* R */\n\t\tmask = 1;",
    writeKind: "read-write",
    more: [helper, ...callers].join("\n\n"),
  };
}

test("a helper writes under the lock that all its callers hold", async () => {
  const example = withHelper(stop, reset(locked("\thub_clear(hub); /* RESET */")));
  const { reply } = await assess(example);
  const place = (text: string) => `drivers/hub.c:${lineOf(driver(example), "drivers/hub.c", text)}`;
  expect(reply).toContain("in `hub_clear` writes `v` under `lock`");
  expect(reply).toContain(`All calls of \`hub_clear\` hold it: ${place("STOP")}, ${place("RESET")}`);
  expect(reply).toContain("No update is lost");
});

test("some callers hold it: the helper does not write under it", async () => {
  const example = withHelper(stop, reset("\thub_clear(hub); /* RESET */"));
  const { reply } = await assess(example);
  expect(reply).toContain("in `hub_clear` writes `v` with no lock taken in that function");
  expect(reply).toContain(
    `Only some calls of \`hub_clear\` are made under a lock: drivers/hub.c:${lineOf(driver(example), "drivers/hub.c", "STOP")}`,
  );
  expect(reply).toContain("there an update may be lost");
});

test("a helper that is handed on may be called without", async () => {
  const { reply } = await assess(withHelper(stop, reset("\thub->stop = hub_clear;")));
  expect(reply).toContain("with no lock taken in that function");
  expect(reply).not.toContain("All calls of");
});

test("a stack that was cut: the callers of its outermost function are asked", async () => {
  const cut: RaceCase = {
    field: "int v",
    write: "\thub->v = 1; /* W */",
    read: "\tif (hub->v) /* R */\n\t\tmask = 1;",
    more: `int hub_poll(struct hub *hub)\n{\n${locked("\thub_read(hub, NULL); /* POLL */")}\n}`,
  };
  const { reply } = await assess(cut);
  expect(reply).toContain("- `hub_read`: `spin_lock(&hub->lock)`, taken by the caller `hub_poll` at drivers/hub.c:");
});
