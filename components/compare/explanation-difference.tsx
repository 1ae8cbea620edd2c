import { Markdown } from "@/components/ui/markdown";
import { formatCount } from "@/components/ui/quantities";
import { visibleText } from "@/components/ui/visible-text";
import { type TextPiece, textDifference } from "@/lib/trajectory/text-difference";

/** Of a stretch that is in both texts, and of one that is in one only. */
const MAX_SHARED = 1200;
const SHARED_END = 400;
const MAX_PIECE = 8000;

/** Where two explanations differ, by words; where that cannot be said, both beside each other. */
export function ExplanationDifference({ a, b }: { a: string; b: string }) {
  if (a === b)
    return <p className="text-muted">{a === "" ? "Neither job has an explanation." : "They are the same."}</p>;
  const pieces = textDifference(a, b);
  if (pieces === null) return <SideBySide a={a} b={b} />;
  return (
    <>
      <p className="text-muted mb-1">
        <del>only in A</del> <ins>only in B</ins>
      </p>
      <div className="compared-text">
        {pieces.map((piece) => (
          <Piece key={piece.place} piece={piece} />
        ))}
      </div>
    </>
  );
}

function Piece({ piece: { text, where } }: { piece: TextPiece }) {
  if (where === "a") return <del>{cut(text)}</del>;
  if (where === "b") return <ins>{cut(text)}</ins>;
  if (text.length <= MAX_SHARED) return visibleText(text);
  return (
    <>
      {visibleText(text.slice(0, SHARED_END))}
      <span className="text-muted"> … {formatCount(text.length - 2 * SHARED_END)} equal characters … </span>
      {visibleText(text.slice(-SHARED_END))}
    </>
  );
}

function SideBySide({ a, b }: { a: string; b: string }) {
  return (
    <>
      <p className="text-muted mb-1">The explanations are too long or too different to mark where they differ.</p>
      <div className="grid gap-4 md:grid-cols-2">
        <Side name="A" text={a} />
        <Side name="B" text={b} />
      </div>
    </>
  );
}

function Side({ name, text }: { name: string; text: string }) {
  return (
    <section aria-label={name} className="min-w-0">
      <h3 className="text-muted mb-1">{name}</h3>
      <Markdown text={text.slice(0, MAX_PIECE)} />
      {text.length > MAX_PIECE && <p className="text-muted">… (cut: {formatCount(text.length)} characters)</p>}
    </section>
  );
}

function cut(text: string): string {
  const shown = visibleText(text.slice(0, MAX_PIECE));
  return text.length > MAX_PIECE ? `${shown} … (cut: ${formatCount(text.length)} characters)` : shown;
}
