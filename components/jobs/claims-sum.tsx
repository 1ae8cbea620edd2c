import { plural } from "@/components/ui/quantities";
import { visibleLine } from "@/components/ui/visible-text";
import { type Evidence, unsupportedClaims } from "@/lib/contract/evidence";

/** How far an explanation rests on what tools returned, with the claims that do not. */
export function ClaimsSum({ evidence }: { evidence: Evidence | null }) {
  if (evidence === null) return <p className="claims-sum text-muted">Its claims have not been checked yet.</p>;
  const unsupported = unsupportedClaims(evidence);
  const total = plural(evidence.claims.length, "claim");
  const partly = evidence.isPartial ? " There is more than was checked." : "";
  if (unsupported.length === 0) {
    return (
      <p className="claims-sum text-muted">
        {evidence.claims.length === 0
          ? "No claim that could be checked against the tools’ output."
          : `${total}, all supported by tool output or the report.`}
        {partly}
      </p>
    );
  }
  return (
    <details className="claims-sum">
      <summary>
        <span aria-hidden="true">⚠ </span>
        {`${total}, ${unsupported.length} not supported by any tool output.${partly}`}
      </summary>
      <ul>
        {unsupported.map(({ start, text, support }) => (
          <li key={start}>
            <code>{visibleLine(text)}</code> {support.kind === "none" && visibleLine(support.reason)}
          </li>
        ))}
      </ul>
    </details>
  );
}
