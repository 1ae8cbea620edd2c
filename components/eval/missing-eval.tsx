"use client";

import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { visibleLine } from "@/components/ui/visible-text";
import { routes } from "@/lib/routes";

/** Longer than any eval's ID; what is longer is cut. */
const MAX_SHOWN = 60;

/** Stands in the place of an eval that is not there, and names the ID that the address gave. */
export function MissingEval() {
  const id = visibleLine(useSearchParams().get("id") ?? "").slice(0, MAX_SHOWN);
  return (
    <>
      <h1 className="text-lg font-bold">There is no such eval</h1>
      <p className="mt-2 max-w-prose">
        {id === "" ? (
          "The address gives no eval’s ID. "
        ) : (
          <>
            No eval in this database has the ID <span className="font-mono [overflow-wrap:anywhere]">{id}</span>.{" "}
            <code>assay eval list</code> shows whole IDs.{" "}
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
