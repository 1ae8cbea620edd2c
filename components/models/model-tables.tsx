import type { ReactNode } from "react";

import { scrollable } from "@/components/ui/scrollable";
import { RelativeTime } from "@/components/ui/time";
import { visibleLine } from "@/components/ui/visible-text";
import { type ModelReport, modelState, providerState } from "@/lib/contract/model-report";
import { priceCells } from "./price";
import type { ReportingWorker } from "./reporting-workers";

/** Providers, categories and models of one worker. */
export function ModelTables({ worker }: { worker: ReportingWorker }) {
  const { name, defaultModel, report } = worker;
  return (
    <section aria-label={`Worker ${visibleLine(name)}`} className="mt-4">
      <h2 className="heading">{visibleLine(name)}</h2>
      <p className="text-muted">
        asked its providers <RelativeTime at={report.at} /> · jobs that wish for no model run with{" "}
        {visibleLine(defaultModel)}
      </p>
      <Providers report={report} />
      <Categories report={report} />
      <Models report={report} />
    </section>
  );
}

function Providers({ report }: { report: ModelReport }) {
  return (
    <Table label="Providers" columns={["Provider", "Configured", "Reachable", "What it says", "Server"]}>
      {report.providers.map((provider) => (
        <tr key={provider.provider}>
          <th scope="row">{visibleLine(provider.provider)}</th>
          <td>{provider.configured ? "yes" : "no"}</td>
          <td className={provider.reachable === false ? "text-failed" : ""}>{yesNo(provider.reachable)}</td>
          <td>{visibleLine(providerState(provider))}</td>
          <td>{visibleLine(provider.server)}</td>
        </tr>
      ))}
    </Table>
  );
}

function Categories({ report }: { report: ModelReport }) {
  return (
    <Table label="Categories" columns={["Category", "Models, in the order in which they are tried"]}>
      {report.categories.map(({ category, models }) => (
        <tr key={category}>
          <th scope="row">{category}</th>
          <td>{models.length === 0 ? "none: give the key of a provider" : visibleLine(models.join(", "))}</td>
        </tr>
      ))}
    </Table>
  );
}

function Models({ report }: { report: ModelReport }) {
  return (
    <Table label="Models" columns={["Model", "Category", "State", "Input $/M", "From cache $/M", "Output $/M"]}>
      {report.models.map((model) => (
        <tr key={model.id}>
          <th scope="row">{visibleLine(model.id)}</th>
          <td>{model.categories.join(", ")}</td>
          <td>{modelState(model, report)}</td>
          {priceCells(model.id).map(({ what, text }) => (
            <td key={what} className="numeric">
              {text}
            </td>
          ))}
        </tr>
      ))}
    </Table>
  );
}

interface TableProps {
  readonly label: string;
  readonly columns: readonly string[];
  readonly children: ReactNode;
}

function Table({ label, columns, children }: TableProps) {
  return (
    <div className="mt-2 overflow-x-auto" {...scrollable}>
      <table className="model-table" aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

function yesNo(value: boolean | null): string {
  if (value === null) return "";
  return value ? "yes" : "no";
}
