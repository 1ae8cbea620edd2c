import { PageFrame } from "@/app/page-frame";
import { Missing } from "@/components/site/missing";

export const metadata = { title: "No such job" };

export default function JobNotFoundPage() {
  return (
    <PageFrame namespace={null}>
      <Missing what="job" hint="An address has the whole ID; the list shows its first 8 characters only." />
    </PageFrame>
  );
}
