import { expect, test } from "vitest";
import { parseFrame, sourceFunctionName } from "./parse-frame";

const place = (line: string) => {
  const frame = parseFrame(line)?.frame;
  return frame === undefined ? null : `${frame.file}:${frame.line}`;
};

test.each([
  ["f+0x1/0x2 (a.c:1)", "a.c:1"],
  ["f+0x1/0x2 (./include/a.h:12:3 net/b.c:345:6 (discriminator 2))", "net/b.c:345"],
  ["f+0x1/0x2 (a.h:1 (discriminator 3) b.c:2 )", "b.c:2"],
])("the last of the places in %s is that of the function", (line, expected) => {
  expect(place(line)).toBe(expected);
});

test("places that run into each other are none", () => {
  expect(place("f+0x1/0x2 (a:1b:2)")).toBeNull();
});

// A pattern that tries every way to share out the digits would take longer than the universe is old.
test.each(["a:111111111", "a:1:1", "a:1 (discriminator 1)"])(
  "a line of %j that is no frame is given up at once",
  (unit) => {
    const flood = unit.repeat(Math.floor(900 / unit.length));
    expect(parseFrame(`f+0x1/0x2 (${flood}!`)).toBeNull();
  },
);

test("a name is as long as the kernel allows", () => {
  expect(parseFrame(`${"f".repeat(511)}+0x1/0x2`)?.frame.function).toHaveLength(511);
  expect(parseFrame(`${"f".repeat(512)}+0x1/0x2`)).toBeNull();
});

test("what the compiler appended to a name goes, however often", () => {
  expect(sourceFunctionName("f.constprop.0.isra.1")).toBe("f");
  expect(sourceFunctionName(`f${".cold".repeat(1_000_000)}\n`)).toBe("f");
});
