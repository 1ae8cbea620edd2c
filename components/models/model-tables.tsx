import { DataTable } from "@/components/ui/data-table";
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
      <h2 className="heading">Worker {visibleLine(name)}</h2>
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
    <DataTable
      label="Providers"
      columns={["Provider", "Configured", "Reachable", "What it says", "Server"]}
      words="all"
      className="mt-2"
    >
      {report.providers.map((provider) => (
        <tr key={provider.provider}>
          <th scope="row">{visibleLine(provider.provider)}</th>
          <td>{provider.configured ? "yes" : "no"}</td>
          <td className={provider.reachable === false ? "text-failed" : ""}>{yesNo(provider.reachable)}</td>
          <td className="long-cell">{visibleLine(providerState(provider))}</td>
          <td>{visibleLine(provider.server)}</td>
        </tr>
      ))}
    </DataTable>
  );
}

function Categories({ report }: { report: ModelReport }) {
  return (
    <DataTable
      label="Categories"
      columns={["Category", "Models, in the order in which they are tried"]}
      words="all"
      className="mt-2"
    >
      {report.categories.map(({ category, models }) => (
        <tr key={category}>
          <th scope="row">{category}</th>
          <td className="long-cell">
            {models.length === 0 ? "none: give the key of a provider" : visibleLine(models.join(", "))}
          </td>
        </tr>
      ))}
    </DataTable>
  );
}

function Models({ report }: { report: ModelReport }) {
  return (
    <DataTable
      label="Models"
      columns={["Model", "Category", "State", "Input $/M", "From cache $/M", "Output $/M"]}
      words={3}
      className="mt-2"
    >
      {report.models.map((model) => (
        <tr key={model.id}>
          <th scope="row">{visibleLine(model.id)}</th>
          <td>{model.categories.join(", ")}</td>
          <td>{modelState(model, report)}</td>
          {priceCells(model.id).map(({ what, text }) => (
            <td key={what}>{text}</td>
          ))}
        </tr>
      ))}
    </DataTable>
  );
}

function yesNo(value: boolean | null): string {
  if (value === null) return "";
  return value ? "yes" : "no";
}
