import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { parseJsonText } from "@/lib/contract/json-text";
import { JsonTree } from "./json-tree";

const html = (json: string) => renderToStaticMarkup(<JsonTree value={parseJsonText(json)} />);

test("numbers keep every digit", () => {
  expect(html('{"address":18446744073709551615,"half":0.50}')).toMatch(/18446744073709551615.*0\.50?</);
});

test("markup in names and values is text, hidden characters are shown", () => {
  const out = html('{"<b>":"<i>\\u202e"}');
  expect(out).toContain("&lt;b&gt;");
  expect(out).toContain("&lt;i&gt;⟨U+202E⟩");
});

test("objects and arrays fold, deep ones are folded already", () => {
  const out = html('{"a":{"b":{"c":[1]}},"empty":{}}');
  expect(out.match(/<details open=""/g)).toHaveLength(2);
  expect(out.match(/<details(?! open)/g)).toHaveLength(2);
  expect(out).toContain("{}");
});

test("long arrays are cut with a count", () => {
  expect(html(JSON.stringify(Array.from({ length: 403 }, (_, index) => index)))).toContain("and 3 more");
});
