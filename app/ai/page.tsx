import { redirect } from "next/navigation";
import { defaultNamespace } from "@/app/default-namespace";
import { routes } from "@/lib/routes";

export const dynamic = "force-dynamic";

export default async function AiPage() {
  redirect(routes.jobList(await defaultNamespace()));
}
