import { expect, test } from "vitest";
import { timeZoom } from "./time-zoom";
import { readTrajectoryView } from "./trajectory-view";
import { ViewStore } from "./view-store";

const whole = { start: 1000, end: 2000 };
const opened = (zoom = "") => {
  const store = new ViewStore(readTrajectoryView({ zoom }));
  return { store, zoom: timeZoom(store, whole) };
};

test("zooming narrows around the middle, and back out to all", () => {
  const { store, zoom } = opened();
  expect(zoom.shown()).toEqual(whole);
  zoom.zoomBy(1 / 2);
  expect(zoom.shown()).toEqual({ start: 1250, end: 1750 });
  expect(store.zoom()).toEqual({ from: 250, to: 750 });
  zoom.zoomBy(2);
  expect(store.zoom()).toBeNull();
});

test("a stretch is cut to the run, and all of it is no zoom", () => {
  const { store, zoom } = opened("900-5000");
  expect(zoom.shown()).toEqual(whole);
  zoom.zoomTo({ start: 1900, end: 2100 });
  expect(zoom.shown()).toEqual({ start: 1800, end: 2000 });
  zoom.zoomTo(null);
  expect(store.zoom()).toBeNull();
});
