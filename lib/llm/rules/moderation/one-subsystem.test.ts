import { expect, test } from "vitest";
import { parseReport } from "@/lib/report/parse-report";
import { sourceText } from "../c/source-text";
import { oneSubsystem } from "./one-subsystem";
import type { StackCode } from "./stack-code";

const report = parseReport(
  [
    "BUG: KASAN: slab-use-after-free in hub_show+0x1/0x2 drivers/hub/show.c:4",
    "Read of size 8 at addr ffff888100000010 by task x/1",
    "Call Trace:",
    " hub_show+0x1/0x2 drivers/hub/show.c:4",
    "",
    "Allocated by task 2:",
    " port_open+0x1/0x2 fs/port/open.c:5",
    "",
    "Freed by task 3:",
    " port_close+0x1/0x2 fs/port/open.c:15",
    "",
  ].join("\n"),
);

/** The code of both functions: `hub_show` takes an argument of the type `shown`. */
function code(shown: string): StackCode[] {
  const texts: Record<string, string> = {
    hub_show: `int hub_show(${shown} *port)\n{\n\tint size = 0;\n\tsize = port->size;\n}\n`,
    port_open:
      "struct port *port_open(void)\n{\n\tstruct port *port;\n\n\tport = kzalloc(sizeof(*port), GFP_KERNEL);\n\treturn port;\n}\n",
  };
  return report.stacks.map((stack) => ({
    stack,
    frames: stack.frames.map((frame) => {
      const text = texts[frame.function];
      return { frame, source: text === undefined ? null : sourceText(frame.file, 1, text), lineFits: true };
    }),
  }));
}

test("an object of another part of the kernel is one object only if the accessing code handles its type", () => {
  expect(report.stacks.map(({ kind }) => kind)).toEqual(["access", "allocation", "free"]);
  expect(oneSubsystem(report, code("struct port"))?.outcome).toBe("passed");
  expect(oneSubsystem(report, code("struct portal"))?.outcome).toBe("failed");
});
