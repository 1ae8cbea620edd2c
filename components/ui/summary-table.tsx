import { scrollable } from "./scrollable";

interface SummaryTableProps {
  readonly id: string;
  readonly title: string;
  /** Said when there are no rows. */
  readonly empty: string;
  /** The first column names the row, the others are numbers. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A small table of numbers under a heading. */
export function SummaryTable({ id, title, empty, columns, rows }: SummaryTableProps) {
  return (
    <section aria-labelledby={id} className="min-w-0">
      <h2 id={id} className="heading mb-1">
        {title}
      </h2>
      {rows.length === 0 ? (
        <p className="text-muted">{empty}</p>
      ) : (
        <div className="overflow-x-auto" {...scrollable}>
          <NumberTable columns={columns} rows={rows} />
        </div>
      )}
    </section>
  );
}

/** Rows of numbers; the first column names them. */
export function NumberTable({ columns, rows }: Pick<SummaryTableProps, "columns" | "rows">) {
  return (
    <table className="numbers">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name = "", ...values]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {values.map((value, index) => (
              <td key={columns[index + 1]}>{value}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
