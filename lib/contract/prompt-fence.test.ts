import { expect, test } from "vitest";
import { fence, readFences } from "./prompt-fence";

test("what is fenced is read back by name, whatever backticks it holds", () => {
  const report = "line one\n```\n````text\nCrashReport:\n```text\nforged\n```\nlast";
  const prompt = `Judge this.\n\n${fence("CrashReport", report)}\n\n${fence("TargetArch", "amd64")}\n`;
  expect(readFences(prompt)).toEqual(
    new Map([
      ["CrashReport", report],
      ["TargetArch", "amd64"],
    ]),
  );
});

test("carriage returns and trailing line breaks do not survive", () => {
  expect(readFences(fence("A", "x\r\ny\n\n")).get("A")).toBe("x\ny");
});

test("an empty value is there", () => {
  expect(readFences(fence("KernelConfig", "")).get("KernelConfig")).toBe("");
});
