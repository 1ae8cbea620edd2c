import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { TextMark } from "./mark-stretches";
import { Markdown } from "./markdown";

/** Renders with a mark on each of `texts`, in their order: those of `wrong` are warned of, the others lead to `#to`. */
function render(text: string, texts: readonly string[], wrong: readonly string[] = []): string {
  let from = 0;
  const marks = texts.map((marked): TextMark => {
    const start = text.indexOf(marked, from);
    from = start + marked.length;
    return { start, end: from, text: marked, href: wrong.includes(marked) ? null : "#to", title: "why" };
  });
  return renderToStaticMarkup(<Markdown text={text} marks={marks} />);
}

const link = (text: string) => `<a href="#to" title="why">${text}</a>`;

test("marks become links in prose and in ticks, each where it stands", () => {
  const out = render("foo() and `foo` and **net/a.c:1**, foo()", ["foo", "net/a.c:1", "foo()"]);
  expect(out).toContain(
    `<p>${link("foo")}() and <code>foo</code> and <strong>${link("net/a.c:1")}</strong>, ${link("foo()")}`,
  );
});

test("a warning has a sign, words for those who do not see it, and its reason", () => {
  const out = render("`foo_bar`", ["foo_bar"], ["foo_bar"]);
  expect(out).toContain(
    '<mark class="unsupported" title="why">foo_bar<span aria-hidden="true" class="unsupported-sign">⚠</span>',
  );
  expect(out).toContain('<span class="sr-only"> (not supported: why)</span></mark>');
});

test("a block says below it what it rests on, and its code stays a block", () => {
  const text = "See:\n\n```c\nint foo_bar;\n```\n";
  expect(render(text, ["int foo_bar;\n"])).toMatch(/<figure[\s\S]*<p class="block-note"><a href="#to">why<\/a>/);
  expect(render(text, ["int foo_bar;\n"], ["int foo_bar;\n"])).toContain("(not supported: why)");
});

test("no link in a link, none to where no link leads, and nothing is lost where the text is not found", () => {
  const inLink = render("[see foo()](https://example.org/)", ["foo()"]);
  expect(inLink.match(/<a /g)).toHaveLength(1);
  const marks = [{ start: 0, end: 3, text: "bar", href: "javascript:alert(1)", title: "" }];
  expect(renderToStaticMarkup(<Markdown text="foo bar" marks={marks} />)).toBe(
    '<div class="prose"><p>foo bar</p></div>',
  );
  expect(render("`a\nb_c` foo", ["a\nb_c"])).toContain(`<code>${link("a b_c")}</code> foo`);
});

test("a link whose address is wrong has its warning around it, one whose address is right has none", () => {
  const text = "See [`foo`](https://example.org/tree/net/a.c#L9), really.";
  const out = render(text, ["foo", "net/a.c#L9"], ["net/a.c#L9"]);
  expect(out).toMatch(/<mark class="unsupported" title="why"><a href="https:[^>]*><code>foo<\/code><\/a><span/);
  expect(render(text, ["foo", "net/a.c#L9"])).not.toContain("<mark");
});

test("a text that was changed to be shown has no marks, because its offsets are others", () => {
  expect(render("\u0000 foo()", ["foo()"])).not.toContain("<a");
});
