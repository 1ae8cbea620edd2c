import { expect, test, vi } from "vitest";
import { readTrajectoryView } from "./trajectory-view";
import { ViewStore } from "./view-store";

const opening = readTrajectoryView({ span: "3", zoom: "100-200" });

test("the view has every change, and those who watch are told", () => {
  const store = new ViewStore(opening);
  const told = vi.fn();
  const stop = store.subscribe(told);
  store.change({ find: "lock" });
  store.change({ zoom: null });
  expect(store.view()).toEqual({ ...opening, find: "lock", zoom: null });
  expect(told).toHaveBeenCalledTimes(2);
  stop();
  store.change({ find: "" });
  expect(told).toHaveBeenCalledTimes(2);
});

test("zooming leaves everything else as it is, the same object", () => {
  const store = new ViewStore(opening);
  const before = store.steps();
  store.change({ zoom: { from: 0, to: 50 } });
  expect(store.steps()).toBe(before);
  expect(store.zoom()).toEqual({ from: 0, to: 50 });
  store.change({ selected: null });
  expect(store.steps()).not.toBe(before);
});
