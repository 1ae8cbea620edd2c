import type { ReactNode } from "react";
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
    <TableOfNumbers columns={columns}>
      {rows.map(([name = "", ...values]) => (
        <tr key={name}>
          <th scope="row">{name}</th>
          {values.map((value, index) => (
            <td key={columns[index + 1]}>{value}</td>
          ))}
        </tr>
      ))}
    </TableOfNumbers>
  );
}

interface TableOfNumbersProps {
  /** Says what it is where no heading does. */
  readonly label?: string;
  /** The first column names the row. */
  readonly columns: readonly string[];
  readonly children: ReactNode;
}

/** The same with rows that are more than text. */
export function TableOfNumbers({ label, columns, children }: TableOfNumbersProps) {
  return (
    <table className="numbers" aria-label={label}>
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
  );
}
