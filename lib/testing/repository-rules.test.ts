import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { isTestOnly, sourceFiles } from "./source-files";

const files = sourceFiles();
const MAX_LINES = 300;

test("only lib/env.ts, configuration and launchers read process.env", () => {
  const readers = files
    .filter(({ path, text }) => path !== "lib/env.ts" && !isTestOnly(path) && /process\.env\b/.test(text))
    .map(({ path }) => path);
  expect(readers).toEqual([]);
});

test("nothing is typed `any` and no check is switched off", () => {
  const marks = /(:|\bas|<|,)\s*any\b(?!\s*thing)|@ts-(ignore|expect-error|nocheck)|biome-ignore/;
  const breaches = files
    .filter(({ path }) => !path.startsWith("lib/testing/"))
    .flatMap(({ path, text }) => text.split("\n").map((line, index) => ({ place: `${path}:${index + 1}`, line })))
    .filter(({ line }) => marks.test(line) && !/^\s*(\/\/|\*|\/\*)/.test(line))
    .map(({ place }) => place);
  expect(breaches).toEqual([]);
});

test(`no file is longer than ${MAX_LINES} lines`, () => {
  const long = files.filter(({ text }) => text.split("\n").length > MAX_LINES + 1).map(({ path }) => path);
  expect(long).toEqual([]);
});

test("file names are kebab-case", () => {
  const odd = files.map(({ path }) => path).filter((path) => !/^[a-z0-9.[\]/_-]+$/.test(path));
  expect(odd).toEqual([]);
});

test("no dumping grounds and no barrels", () => {
  const odd = files
    .map(({ path }) => path)
    .filter((path) => /(^|\/)(utils?|helpers?|common|misc|index)\.tsx?$/.test(path));
  expect(odd).toEqual([]);
});

test("no font, script, style or image of a third party", () => {
  const pattern =
    /next\/font\/google|<(script|link|img|iframe)[^>]+(src|href)=["']https?:|@import\s+(url\()?["']?https?:/;
  const breaches = files
    .filter(({ path, text }) => /^(app|components)\//.test(path) && pattern.test(text))
    .map(({ path }) => path);
  expect(breaches).toEqual([]);
});

test("nothing that was generated or built is in the repository", () => {
  const tracked = execFileSync("git", ["ls-files"], { encoding: "utf8" }).split("\n");
  expect(tracked.filter((path) => /^(generated|\.next|node_modules|\.assay)\//.test(path))).toEqual([]);
});
