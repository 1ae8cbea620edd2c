import { formatCount } from "@/components/ui/quantities";
import { scrollable } from "@/components/ui/scrollable";
import { visibleText } from "@/components/ui/visible-text";
import type { ComparedValue } from "@/lib/trajectory/compared-values";

/** Longer values are cut. */
const MAX_VALUE = 600;

interface ComparedValuesProps {
  readonly label: string;
  readonly values: readonly ComparedValue[];
  /** The values are text of reports and paths, and not of verdicts. */
  readonly verbatim?: boolean;
  /** They have long lines: on a phone they stand below each other. */
  readonly wide?: boolean;
}

/** Values of both jobs side by side; those that differ are marked. */
export function ComparedValuesTable({ label, values, verbatim = false, wide = false }: ComparedValuesProps) {
  return (
    <div className="overflow-x-auto" {...scrollable}>
      <table
        className="compared"
        data-verbatim={verbatim || undefined}
        data-wide={wide || undefined}
        aria-label={label}
      >
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">A</th>
            <th scope="col">B</th>
          </tr>
        </thead>
        <tbody>
          {values.map(({ name, a, b, same }) => (
            <tr key={name} data-differs={!same || undefined}>
              <th scope="row">
                {visibleText(name)}
                {!same && (
                  <span className="text-review" title="differs">
                    {" "}
                    ≠<span className="sr-only"> differs</span>
                  </span>
                )}
              </th>
              <td data-side="A">
                <Value text={a} other={b} />
              </td>
              <td data-side="B">
                <Value text={b} other={a} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Value({ text, other }: { text: string | null; other: string | null }) {
  if (text === null) return <span className="text-muted">none</span>;
  if (text === "true") return "✅ true";
  if (text === "false") return "❌ false";
  if (text === "") return <span className="text-muted">empty</span>;
  const start = text === other ? 0 : differenceStart(text, other ?? "");
  const end = start + MAX_VALUE;
  return (
    <>
      {start > 0 && (
        <span className="text-muted">
          … {formatCount(start)} equal characters …{"\n"}
        </span>
      )}
      {visibleText(text.slice(start, end))}
      {text.length > end && <span className="text-muted"> … (cut: {formatCount(text.length)} characters)</span>}
    </>
  );
}

/** Where the first line that differs begins; 0 when what goes before it is short. */
function differenceStart(text: string, other: string): number {
  let same = 0;
  while (same < text.length && text[same] === other[same]) same++;
  const line = text.lastIndexOf("\n", same - 1) + 1;
  return line < MAX_VALUE / 4 ? 0 : line;
}
