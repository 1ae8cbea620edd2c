import type { ReactNode } from "react";
import { scrollable } from "./scrollable";

interface DataTableProps {
  /** Says what it is where no heading does. */
  readonly label?: string;
  /** The first column names the row. */
  readonly columns: readonly string[];
  /** How many columns, from the first, hold words and are aligned at their beginning; the others hold numbers. */
  readonly words?: 1 | 2 | 3 | "all";
  /** Classes of the element that scrolls. */
  readonly className?: string;
  /** Rows. A cell of the class `long-cell` breaks its lines. */
  readonly children: ReactNode;
}

/** A table that scrolls by itself where the window is narrow. */
export function DataTable({ label, columns, words = 1, className = "", children }: DataTableProps) {
  return (
    <div className={`data-table-scroll ${className}`} {...scrollable}>
      <table className="data-table" data-words={words} aria-label={label}>
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
