import { formatExactUtc } from "@/components/ui/quantities";
import { visibleLine } from "@/components/ui/visible-text";
import type { CallIncident } from "@/lib/contract/span";
import { Part } from "./part";

/** What went wrong in a call of a model before it was answered, or given up. */
export function SpanIncidents({ incidents }: { incidents: readonly CallIncident[] }) {
  if (incidents.length === 0) return null;
  return (
    <Part title="Incidents">
      <ol className="flex flex-col gap-1">
        {incidents.map(({ at, model, what }) => (
          <li key={`${at} ${model} ${what}`} className="border-review border-l-2 pl-3 [overflow-wrap:anywhere]">
            <span className="text-muted numeric">{formatExactUtc(at)}</span>{" "}
            <span className="font-bold">{visibleLine(model)}</span> {visibleLine(what)}
          </li>
        ))}
      </ol>
    </Part>
  );
}
