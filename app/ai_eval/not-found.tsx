import { PageFrame } from "@/app/page-frame";
import { MissingEval } from "@/components/eval/missing-eval";

export const metadata = { title: "No such eval" };

export default function EvalNotFoundPage() {
  return (
    <PageFrame namespace={null}>
      <MissingEval />
    </PageFrame>
  );
}
