"use client";

import { useAddressLine } from "@/components/ui/use-address-line";
import { CompareForm } from "./compare-form";

/** Stands in the place of a comparison of which a job is not there, with what the address gave. */
export function MissingJobs() {
  const a = useAddressLine("a");
  const b = useAddressLine("b");
  return (
    <>
      <h1 className="text-lg font-bold">There is no such job</h1>
      <p className="mt-2 max-w-prose">
        At least one of these is not the ID of a job in this database. An address has the whole IDs; the list shows
        their first 8 characters only.
      </p>
      <CompareForm a={a} b={b} />
    </>
  );
}
