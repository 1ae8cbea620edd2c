"use client";

import { useSearchParams } from "next/navigation";
import { visibleLine } from "@/components/ui/visible-text";
import { CompareForm } from "./compare-form";

/** Stands in the place of a comparison of which a job is not there, with what the address gave. */
export function MissingJobs() {
  const query = useSearchParams();
  const [a, b] = ["a", "b"].map((name) => visibleLine(query.get(name) ?? "").slice(0, 60));
  return (
    <>
      <h1 className="text-lg font-bold">There is no such job</h1>
      <p className="mt-2 max-w-prose">
        At least one of these is not the ID of a job in this database. An address has the whole IDs; the list shows
        their first 8 characters only.
      </p>
      <CompareForm a={a ?? ""} b={b ?? ""} />
    </>
  );
}
