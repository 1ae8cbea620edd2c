import type { ReactNode } from "react";
import { scrollable } from "@/components/ui/scrollable";
import { TableOfNumbers } from "@/components/ui/summary-table";

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
      <TableOfNumbers label={label} columns={columns}>
        {children}
      </TableOfNumbers>
    </div>
  );
}
