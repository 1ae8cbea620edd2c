import { PageFrame } from "@/app/page-frame";
import { MissingJob } from "@/components/jobs/missing-job";

export const metadata = { title: "No such job" };

export default function JobNotFoundPage() {
  return (
    <PageFrame namespace={null}>
      <MissingJob />
    </PageFrame>
  );
}
