import { scrollable } from "@/components/ui/scrollable";
import { visibleText } from "@/components/ui/visible-text";
import type { ComparedValue } from "@/lib/trajectory/compared-values";

/** Longer values are cut. */
const MAX_VALUE = 1000;

/** Values of both jobs side by side; those that differ are marked. */
export function ComparedValuesTable({ label, values }: { label: string; values: readonly ComparedValue[] }) {
  return (
    <section className="overflow-x-auto" aria-label={label} {...scrollable}>
      <table className="compared">
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
              <td>
                <Value text={a} />
              </td>
              <td>
                <Value text={b} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Value({ text }: { text: string | null }) {
  if (text === null) return <span className="text-muted">none</span>;
  if (text === "true") return "✅ true";
  if (text === "false") return "❌ false";
  if (text === "") return <span className="text-muted">empty</span>;
  return (
    <>
      {visibleText(text.slice(0, MAX_VALUE))}
      {text.length > MAX_VALUE && (
        <span className="text-muted"> … (cut: {text.length.toLocaleString("en-US")} characters)</span>
      )}
    </>
  );
}
