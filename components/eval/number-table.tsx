import type { ReactNode } from "react";
import { scrollable } from "@/components/ui/scrollable";
import { TableOfNumbers } from "@/components/ui/summary-table";

interface NumberTableProps {
  readonly label: string;
  readonly columns: readonly string[];
  /** Of words rather than numbers: aligned at their beginning. */
  readonly words?: boolean;
  readonly children: ReactNode;
}

/** A table that scrolls by itself where the window is narrow. */
export function NumberTable({ label, columns, words = false, children }: NumberTableProps) {
  return (
    <div className={`linked-numbers overflow-x-auto ${words ? "eval-words" : "eval-scores"}`} {...scrollable}>
      <TableOfNumbers label={label} columns={columns}>
        {children}
      </TableOfNumbers>
    </div>
  );
}
