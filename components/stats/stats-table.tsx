import type { ReactNode } from "react";
import { scrollable } from "@/components/ui/scrollable";

interface StatsTableProps {
  readonly label: string;
  /** The first column names the row. */
  readonly columns: readonly string[];
  readonly children: ReactNode;
}

/** A table of numbers, each of which may lead to what it counts. */
export function StatsTable({ label, columns, children }: StatsTableProps) {
  return (
    <div className="overflow-x-auto" {...scrollable}>
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
    </div>
  );
}
