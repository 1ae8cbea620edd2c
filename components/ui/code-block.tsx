import { highlight, type Language } from "./highlight";
import { scrollable } from "./scrollable";
import { visibleText } from "./visible-text";

interface CodeBlockProps {
  readonly text: string;
  readonly language: Language;
  /** What the lines are called at the side; none when absent. */
  readonly numbers?: readonly (number | null)[];
  /** The number of the line that matters. */
  readonly mark?: number;
  /** What the block holds, for people who do not see it. */
  readonly label: string;
}

/** Monospace text with real line numbers beside it, which are not copied with it. */
export function CodeBlock({ text, language, numbers, mark, label }: CodeBlockProps) {
  const marked = mark === undefined ? -1 : (numbers?.indexOf(mark) ?? -1);
  return (
    <figure className="code" aria-label={label}>
      {marked >= 0 && <div className="code-mark" style={{ "--mark": marked } as React.CSSProperties} />}
      {numbers !== undefined && (
        <pre className="code-numbers" aria-hidden="true">
          {numbers.map((number) => number ?? "").join("\n")}
        </pre>
      )}
      <pre className="code-text" {...scrollable}>
        <code>{highlight(visibleText(text), language)}</code>
      </pre>
    </figure>
  );
}
