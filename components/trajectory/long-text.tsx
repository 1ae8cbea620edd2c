import { CopyButton } from "@/components/ui/copy-button";
import { countLines, formatBytes, plural } from "@/components/ui/quantities";
import { visibleText } from "@/components/ui/visible-text";

/** Texts of more lines are folded. */
const MAX_OPEN_LINES = 25;
/** Characters that are drawn; the rest is in the copy. */
const MAX_SHOWN = 200_000;

/** A text as it is, in monospace; folded when long. */
export function LongText({ text, label }: { text: string; label: string }) {
  const lines = countLines(text);
  return (
    <div>
      <div className="float-right">
        <CopyButton source={{ text }} label={label} />
      </div>
      <details open={lines <= MAX_OPEN_LINES}>
        <summary className="text-muted">
          {plural(lines, "line")}, {formatBytes(new TextEncoder().encode(text).length)}
        </summary>
        <pre className="bg-panel mt-1 rounded-sm p-2 font-mono whitespace-pre-wrap [overflow-wrap:anywhere]">
          {visibleText(text.slice(0, MAX_SHOWN))}
          {text.length > MAX_SHOWN && "\n… (cut: copy has all of it)"}
        </pre>
      </details>
    </div>
  );
}
