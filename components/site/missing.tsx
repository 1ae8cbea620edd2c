"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { useAddressLine } from "@/components/ui/use-address-line";
import { routes } from "@/lib/routes";

interface MissingProps {
  /** In a sentence, e.g. `job`. */
  readonly what: string;
  /** A sentence about where whole IDs are found. */
  readonly hint: ReactNode;
}

/** Stands in the place of what is not there, and names the ID that the address gave. */
export function Missing({ what, hint }: MissingProps) {
  const id = useAddressLine("id");
  return (
    <>
      <h1 className="text-lg font-bold">There is no such {what}</h1>
      <p className="mt-2 max-w-prose">
        {id === "" ? (
          `The address gives no ${what}’s ID. `
        ) : (
          <>
            No {what} in this database has the ID <span className="font-mono [overflow-wrap:anywhere]">{id}</span>.{" "}
            {hint}{" "}
          </>
        )}
        <Link href={routes.home()} prefetch={false}>
          Go to the list of jobs
        </Link>
        .
      </p>
    </>
  );
}
