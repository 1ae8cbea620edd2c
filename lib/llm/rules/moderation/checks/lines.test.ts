import { expect, test } from "vitest";
import { moderationEvidence, oopsReport, outcomeOf } from "@/lib/testing/moderated-report";
import { lines } from "./lines";

const tree = { "net/peg.c": "\nint peg_set(int *p)\n{\n\treturn *p;\n}\n" };
const report = (place: string) => oopsReport(["peg_set+0x1/0x2", `peg_set+0x1/0x2 ${place}`]);
const at = (place: string) => outcomeOf(lines, report(place), { tree });

test("the lines lie in their functions, or the report is of another commit", () => {
  expect(at("net/peg.c:4")).toBe("passed");
  expect(at("net/peg.c:1")).toBe("unknown");
  expect(at("net/peg.c:6")).toBe("unknown");
  expect(at("net/pig.c:4")).toBe("unknown");
});

test("without any line it is open, without a stack it is not asked", () => {
  expect(at("")).toBe("unknown");
  expect(outcomeOf(lines, "usb 1-1: new device", { tree })).toBeNull();
});

test("says where the function is instead", () => {
  const { observation } = lines.applies(moderationEvidence(report("net/peg.c:9"), { tree })) ?? {};
  expect(observation).toContain("`peg_set` is at net/peg.c:2 here, it is at net/peg.c:9 in the report");
});
