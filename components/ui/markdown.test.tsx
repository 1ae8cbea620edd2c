import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Markdown } from "./markdown";
import type { Locate } from "./source-locations";

const html = (text: string, locate?: Locate) =>
  renderToStaticMarkup(<Markdown text={text} {...(locate === undefined ? {} : { locate })} />);

test("raw HTML is text", () => {
  expect(html("a <script>alert(1)</script> <img src=x onerror=alert(1)>")).not.toMatch(/<script|<img/);
});

test("an image is a link, so that nothing is loaded", () => {
  const out = html("![stack](https://evil.example/x.png)");
  expect(out).not.toContain("<img");
  expect(out).toMatch(/^<div[^>]*><p><a [^>]*evil\.example/);
  expect(out).toContain("[image: stack]");
});

test("links to elsewhere give nothing away, others than web links are text", () => {
  expect(html("[a](https://example.org/)")).toContain('rel="noopener noreferrer nofollow"');
  expect(html("[a](javascript:alert(1)) [b](data:text/html,x) [c](//evil.example)")).not.toContain("href");
});

test("headings stay below the page's own", () => {
  expect(html("# One\n\n##### Five")).toMatch(/<h3>One<\/h3>\s*<h4>Five<\/h4>/);
});

test("places in the source lead where they are known, also in inline code; not in blocks", () => {
  const locate: Locate = (path, line) => (path === "net/a.c" ? `#source-${line}` : null);
  const out = html("See net/a.c:7, `net/a.c:8` and net/b.c:9.\n\n```\nnet/a.c:10\n```", locate);
  expect(out).toContain('<a href="#source-7">net/a.c:7</a>');
  expect(out).toContain('<code><a href="#source-8">net/a.c:8</a></code>');
  expect(out).not.toContain("#source-9");
  expect(out).not.toContain("#source-10");
});

test("an arrow is never broken, in a place or beside it; the text stays the same", () => {
  const arrow = '<span class="whitespace-nowrap">-&gt;</span>';
  const out = html("`port->partial` and a->b\n\n```\na->b\n```");
  expect(out).toContain(`<code>port${arrow}partial</code> and a${arrow}b`);
  expect(out.split(arrow)).toHaveLength(3);
});

test("numbered source keeps its numbers beside the text", () => {
  const out = html("```c\n12: int x;\n13: int y;\n```");
  expect(out).toContain(">12\n13<");
  expect(out).not.toContain("12: ");
});

test("text that is too long to render is shown plainly", () => {
  expect(html(`**${"x".repeat(200_001)}**`)).toContain("**x");
});
