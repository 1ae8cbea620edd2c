import { redirect } from "next/navigation";
import { routes } from "@/lib/routes";
import { defaultNamespace } from "./default-namespace";

export const dynamic = "force-dynamic";

export default async function HomePage() {
  redirect(routes.jobList(await defaultNamespace()));
}
