import { PageFrame } from "@/app/page-frame";
import { MissingJobs } from "@/components/compare/missing-jobs";

export const metadata = { title: "No such job" };

export default function ComparisonNotFoundPage() {
  return (
    <PageFrame namespace={null}>
      <MissingJobs />
    </PageFrame>
  );
}
