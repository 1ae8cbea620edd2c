import { PageFrame } from "@/app/page-frame";
import { Missing } from "@/components/site/missing";

export const metadata = { title: "No such eval" };

const hint = (
  <>
    <code>assay eval list</code> shows whole IDs.
  </>
);

export default function EvalNotFoundPage() {
  return (
    <PageFrame namespace={null}>
      <Missing what="eval" hint={hint} />
    </PageFrame>
  );
}
