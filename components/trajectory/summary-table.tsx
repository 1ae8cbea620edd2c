import { DataTable } from "@/components/ui/data-table";

interface NumberTableProps {
  /** The first column names the row, the others are numbers. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly className?: string;
}

interface SummaryTableProps extends NumberTableProps {
  readonly id: string;
  readonly title: string;
  /** Said when there are no rows. */
  readonly empty: string;
}

/** A small table of numbers under a heading. */
export function SummaryTable({ id, title, empty, ...table }: SummaryTableProps) {
  return (
    <section aria-labelledby={id} className="min-w-0">
      <h2 id={id} className="heading mb-1">
        {title}
      </h2>
      {table.rows.length === 0 ? <p className="text-muted">{empty}</p> : <NumberTable {...table} />}
    </section>
  );
}

/** Rows of numbers as texts. */
export function NumberTable({ columns, rows, className }: NumberTableProps) {
  return (
    <DataTable columns={columns} className={className}>
      {rows.map(([name = "", ...values]) => (
        <tr key={name}>
          <th scope="row">{name}</th>
          {values.map((value, index) => (
            <td key={columns[index + 1]}>{value}</td>
          ))}
        </tr>
      ))}
    </DataTable>
  );
}
