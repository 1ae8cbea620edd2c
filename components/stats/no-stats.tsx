import Link from "next/link";
import type { StatsChoice } from "@/lib/contract/stats";
import { routes } from "@/lib/routes";
import { statsPage } from "@/lib/routes/stats";

/** What stands in the place of the numbers when no job has ended, and what to do about it. */
export function NoStats({ choice }: { choice: StatsChoice }) {
  if (Object.keys(choice.only).length > 0) {
    return (
      <p className="py-6">
        No job of those asked for has ended.{" "}
        <Link href={statsPage({ ...choice, only: {} })} prefetch={false}>
          Count the others too
        </Link>
        .
      </p>
    );
  }
  if (choice.range === "all") {
    return (
      <p className="py-6">
        No assessment in {choice.namespace} has ended yet: what they come to is counted here when they end.{" "}
        <Link href={routes.jobList(choice.namespace)} prefetch={false}>
          Go to the list
        </Link>
        .
      </p>
    );
  }
  return (
    <p className="py-6">
      No job that was created in this time has ended.{" "}
      <Link href={statsPage({ ...choice, range: "all", dates: { from: "", to: "" } })} prefetch={false}>
        Count all jobs
      </Link>
      .
    </p>
  );
}
