import { expect, test } from "vitest";
import { ProgressLine } from "./progress-line";

function written(isTTY: boolean, show: (line: ProgressLine) => void): string {
  let text = "";
  show(new ProgressLine({ isTTY, write: (part) => (text += part) }, "files"));
  return text;
}

test("on a terminal one line is drawn again and again, and is gone at the end", () => {
  const text = written(true, (line) => {
    line.show({ done: 0, total: 0 }, 10);
    line.show({ done: 50, total: 200 }, 1234);
    line.end();
  });
  expect(text.split("\r\u001b[K")).toEqual([
    "",
    "[..............................] listing the files, 0.0 s",
    "[#######.......................] 50 of 200 files, 1.2 s",
    "",
  ]);
});

test("elsewhere a line comes every two seconds", () => {
  const text = written(false, (line) => {
    for (const [done, at] of [1, 2, 3, 4].map((done) => [done, done * 1000] as const))
      line.show({ done, total: 4 }, at);
    line.end();
  });
  expect(text).toBe("2 of 4 files, 2.0 s\n4 of 4 files, 4.0 s\n");
});
