import type { ReactNode } from "react";
import { scrollable } from "@/components/ui/scrollable";
import { TableOfNumbers } from "@/components/ui/summary-table";

interface NumberTableProps {
  readonly label: string;
  readonly columns: readonly string[];
  readonly children: ReactNode;
}

/** A table that scrolls by itself where the window is narrow. */
export function NumberTable({ label, columns, children }: NumberTableProps) {
  return (
    <div className="linked-numbers overflow-x-auto" {...scrollable}>
      <TableOfNumbers label={label} columns={columns}>
        {children}
      </TableOfNumbers>
    </div>
  );
}
