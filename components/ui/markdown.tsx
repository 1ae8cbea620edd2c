import type { ReactNode } from "react";
import ReactMarkdown, { type Components } from "react-markdown";
import remarkGfm from "remark-gfm";
import { CodeBlock } from "./code-block";
import type { Language } from "./highlight";
import { linkPlaces } from "./link-places";
import { markStretches, type TextMark } from "./mark-stretches";
import { readNumberedSource } from "./numbered-source";
import { isRenderableMarkdown } from "./renderable-markdown";
import { scrollable } from "./scrollable";
import type { Locate } from "./source-locations";
import { unbrokenArrows } from "./unbroken-arrows";
import { visibleText } from "./visible-text";

interface MarkdownProps {
  readonly text: string;
  /** Where places like `net/a.c:12` lead. */
  readonly locate?: Locate;
  /** Stretches of `text` that lead somewhere or are warned of; places among them are not looked for otherwise. */
  readonly marks?: readonly TextMark[];
  readonly small?: boolean;
}

/** Markdown that somebody else wrote: no raw HTML, no images of third parties, links that give nothing away. */
export function Markdown({ text, locate, marks, small = false }: MarkdownProps) {
  const shown = visibleText(text);
  const className = small ? "prose prose-small" : "prose";
  if (!isRenderableMarkdown(shown)) return <pre className={`${className} whitespace-pre-wrap`}>{shown}</pre>;
  return (
    <div className={className}>
      <ReactMarkdown
        remarkPlugins={[remarkGfm]}
        rehypePlugins={[
          // Offsets are those of the text as it was given.
          ...(marks === undefined || shown !== text ? [] : [markStretches(marks)]),
          ...(locate === undefined ? [] : [linkPlaces(locate)]),
          unbrokenArrows,
        ]}
        components={components}
      >
        {shown}
      </ReactMarkdown>
    </div>
  );
}

/** Headings start below the page's own; every image is a link, because loading it would tell its host who reads. */
const components: Components = {
  h1: ({ children }) => <h3>{children}</h3>,
  h2: ({ children }) => <h3>{children}</h3>,
  h3: ({ children }) => <h3>{children}</h3>,
  h4: ({ children }) => <h4>{children}</h4>,
  h5: ({ children }) => <h4>{children}</h4>,
  h6: ({ children }) => <h4>{children}</h4>,
  a: ({ href, title, children }) => (
    <SafeLink href={href} title={title}>
      {children}
    </SafeLink>
  ),
  img: ({ src, alt }) => (
    <SafeLink href={typeof src === "string" ? src : undefined}>{`[image: ${alt || "no description"}]`}</SafeLink>
  ),
  input: ({ checked }) => <span aria-hidden="true">{checked ? "☑ " : "☐ "}</span>,
  table: ({ children }) => (
    <div className="overflow-x-auto" {...scrollable}>
      <table>{children}</table>
    </div>
  ),
  pre: ({ node }) => <FencedCode node={node} />,
};

interface SafeLinkProps {
  readonly href: string | undefined;
  readonly title?: string | undefined;
  readonly children: ReactNode;
}

function SafeLink({ href, title, children }: SafeLinkProps) {
  if (href === undefined || href === "") return <>{children}</>;
  if (href.startsWith("#") || href.startsWith("/ai_job?")) {
    return (
      <a href={href} title={title}>
        {children}
      </a>
    );
  }
  if (!/^https?:\/\//i.test(href)) return <>{children}</>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  );
}

type PreNode = NonNullable<Parameters<Extract<Components["pre"], (...given: never[]) => unknown>>[0]["node"]>;

function FencedCode({ node }: { node: PreNode | undefined }) {
  const code = node?.children[0];
  if (code?.type !== "element") return null;
  const text = code.children.map((child) => (child.type === "text" ? child.value : "")).join("");
  const language = languageOf(code.properties.className);
  const numbered = readNumberedSource(text);
  if (numbered !== null) return <CodeBlock {...numbered} language="c" label="Source code" />;
  return <CodeBlock text={text.replace(/\n$/, "")} language={language} label="Code" />;
}

function languageOf(className: unknown): Language {
  const name = Array.isArray(className) ? String(className[0] ?? "") : "";
  if (/^language-(c|h|cpp|c\+\+|diff)$/i.test(name)) return "c";
  return /^language-json$/i.test(name) ? "json" : "text";
}
