"use client";

import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { visibleLine } from "@/components/ui/visible-text";
import { routes } from "@/lib/routes";

/** Longer than any job's ID; what is longer is cut. */
const MAX_SHOWN = 60;

/** Stands in the place of a job that is not there, and names the ID that the address gave. */
export function MissingJob() {
  const id = visibleLine(useSearchParams().get("id") ?? "");
  return (
    <>
      <h1 className="text-lg font-bold">There is no such job</h1>
      <p className="mt-2 max-w-prose">
        {id === "" ? (
          "The address gives no job's ID. "
        ) : (
          <>
            No job in this database has the ID{" "}
            <span className="font-mono [overflow-wrap:anywhere]">
              {id.slice(0, MAX_SHOWN)}
              {id.length > MAX_SHOWN && "…"}
            </span>
            . An address has the whole ID; the list shows its first 8 characters only.{" "}
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
