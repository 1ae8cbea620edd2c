import Link from "next/link";
import { routes } from "@/lib/routes";
import { PageFrame } from "./page-frame";

export const metadata = { title: "Not found" };

export default function NotFoundPage() {
  return (
    <PageFrame namespace={null}>
      <h1 className="text-lg font-bold">There is no such page</h1>
      <p className="mt-2">
        The address is mistyped, or the job or namespace is not in this database.{" "}
        <Link href={routes.home()}>Go to the jobs</Link>.
      </p>
    </PageFrame>
  );
}
