import { expect, test } from "vitest";
import { splitAtPlaces } from "./source-locations";

const places = (text: string) =>
  splitAtPlaces(text).flatMap(({ place }) => (place === null ? [] : [`${place.path}#${place.line}`]));

test("the segments together are the text", () => {
  const text = " smc_poll+0x188/0x530 net/smc/af_smc.c:2890 [inline]\n";
  const segments = splitAtPlaces(text);
  expect(segments.map((segment) => segment.text).join("")).toBe(text);
  expect(segments.map((segment) => segment.text)).toEqual([
    " smc_poll+0x188/0x530 ",
    "net/smc/af_smc.c:2890",
    " [inline]\n",
  ]);
});

test("places in prose and in code are found", () => {
  expect(places("(include/net/sock.h:12) arch/x86/entry/entry_64.S:245, rust/kernel/lib.rs:3; `a.c:1`")).toEqual([
    "include/net/sock.h#12",
    "arch/x86/entry/entry_64.S#245",
    "rust/kernel/lib.rs#3",
    "a.c#1",
  ]);
});

test("text without a place is one segment", () => {
  expect(splitAtPlaces("6.12.1:5 at 12:30:11")).toEqual([{ start: 0, text: "6.12.1:5 at 12:30:11", place: null }]);
  expect(splitAtPlaces("")).toEqual([]);
});
