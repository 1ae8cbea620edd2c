import { expect, test } from "vitest";
import { followStored } from "./use-comment";

test("an untouched comment follows what is stored", () => {
  expect(followStored({ text: "", stored: "" }, "by another")).toEqual({ text: "by another", stored: "by another" });
  expect(followStored({ text: "saved", stored: "saved" }, "")).toEqual({ text: "", stored: "" });
});

test("what was just saved counts as stored, so that undoing it takes it away", () => {
  const saved = followStored({ text: "mine \n", stored: "" }, "mine");
  expect(saved).toEqual({ text: "mine", stored: "mine" });
  expect(followStored(saved, "")).toEqual({ text: "", stored: "" });
});

test("what was typed and not saved stays", () => {
  expect(followStored({ text: "half a sen", stored: "" }, "by another")).toEqual({
    text: "half a sen",
    stored: "by another",
  });
});
