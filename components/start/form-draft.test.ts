import { expect, test } from "vitest";
import { type DraftStore, dropDraft, readDraft, writeDraft } from "./form-draft";

/** A store that has room for so many characters, as a browser's has; `limit.room` may be changed. */
function storeOf(limit: { room: number }): () => DraftStore {
  const kept = new Map<string, string>();
  const store: DraftStore = {
    getItem: (key) => kept.get(key) ?? null,
    removeItem: (key) => void kept.delete(key),
    setItem: (key, text) => {
      if (text.length > limit.room) throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
      kept.set(key, text);
    },
  };
  return () => store;
}

const entered = { workflow: "moderation", fields: { title: "a title", "input.CrashReport": "BUG: KCSAN", model: "" } };

test("what was entered is read back, by its form, until it is dropped", () => {
  const store = storeOf({ room: 1000 });
  writeDraft(store, "a", entered);
  expect(readDraft(store, "a")).toEqual({ ...entered, left: [] });
  expect(readDraft(store, "b")).toBeNull();
  dropDraft(store, "a");
  expect(readDraft(store, "a")).toBeNull();
});

test("fields that there is no room for are left out, the largest first, and named", () => {
  const store = storeOf({ room: 300 });
  const fields = { ...entered.fields, "input.CrashReport": "x".repeat(400), "input.KernelConfig": "y".repeat(350) };
  const kept = writeDraft(store, "a", { ...entered, fields });
  expect(kept).toEqual({
    workflow: "moderation",
    fields: { title: "a title", model: "" },
    left: ["input.CrashReport", "input.KernelConfig"],
  });
  expect(readDraft(store, "a")).toEqual(kept);
});

test("more than 2 million characters are not even tried", () => {
  const fields = { title: "kept", "input.CrashReport": "x".repeat(2_000_000) };
  expect(writeDraft(storeOf({ room: 10_000_000 }), "a", { ...entered, fields }).left).toEqual(["input.CrashReport"]);
});

test("where nothing can be kept the older draft is gone", () => {
  const limit = { room: 1000 };
  const store = storeOf(limit);
  writeDraft(store, "a", entered);
  limit.room = 10;
  const left = ["input.CrashReport", "title", "model"];
  expect(writeDraft(store, "a", entered)).toEqual({ workflow: "moderation", fields: {}, left });
  expect(readDraft(store, "a")).toBeNull();
});

test("a browser that refuses, and what is no draft, count as none", () => {
  const refusing = () => {
    throw new DOMException("The operation is insecure.", "SecurityError");
  };
  expect(readDraft(refusing, "a")).toBeNull();
  expect(writeDraft(refusing, "a", entered).fields).toEqual({});
  dropDraft(refusing, "a");
  const broken = (text: string) => () => ({ ...storeOf({ room: 1000 })(), getItem: () => text });
  for (const text of ["{", "7", '{"workflow":"x","fields":{"title":7},"left":[]}', '{"workflow":"x","fields":{}}']) {
    expect(readDraft(broken(text), "a")).toBeNull();
  }
});
