import { CopyButton } from "@/components/ui/copy-button";
import type { LongTextName } from "@/lib/contract/span-content";
import { routes } from "@/lib/routes";

interface TextAccessProps {
  readonly jobId: string;
  readonly seq: number;
  readonly name: LongTextName;
}

/** Ways to the exact text of a part of a span, all of it. */
export function TextAccess({ jobId, seq, name }: TextAccessProps) {
  const url = routes.spanText(jobId, seq, { name, member: null });
  return (
    <span className="flex gap-x-3">
      <CopyButton source={{ url }} label={`Copy ${name} of span ${seq}`} />
      <a href={url}>
        raw<span className="sr-only">: {name}</span>
      </a>
    </span>
  );
}
