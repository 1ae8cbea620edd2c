import { expect, test } from "vitest";
import { BatchOutput } from "./batch-output";

/** Feeds `output` in chunks of `size` bytes and returns what came out as text. */
function read(output: string, size: number, limit = 100): string[] {
  const objects: string[] = [];
  const reader = new BatchOutput(limit, ({ type, size: bytes, contents }) => {
    objects.push(`${type} ${bytes} ${contents?.toString() ?? "-"}`);
  });
  const bytes = Buffer.from(output);
  for (let at = 0; at < bytes.length; at += size) reader.push(bytes.subarray(at, at + size));
  return objects;
}

const output = [
  "aaaa blob 6\nx\ny\0z\n\n",
  "what:ever missing\n",
  "bbbb blob 0\n\n",
  `cccc blob 150\n${"c".repeat(150)}\n`,
  "loop 4\na/bc\n",
  "dddd tree 3\nd d\n",
].join("");

test.each([1, 2, 7, 64, 1000])("objects come out whole from chunks of %i bytes", (size) => {
  expect(read(output, size)).toEqual([
    "blob 6 x\ny\0z\n",
    "missing 0 -",
    "blob 0 ",
    "blob 150 -",
    "missing 4 -",
    "tree 3 d d",
  ]);
});
