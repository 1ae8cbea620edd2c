import Link from "next/link";
import { formatCount, formatShare } from "@/components/ui/quantities";

interface CountProps {
  readonly value: number;
  /** The jobs behind the number; null when there is no list of them. */
  readonly to: string | null;
  /** Shows which share of it `value` is. */
  readonly of?: number;
}

/** A number of jobs that leads to them. */
export function Count({ value, to, of }: CountProps) {
  const share = of !== undefined && of > 0 && value > 0 ? formatShare(value / of) : "";
  return (
    <>
      {value === 0 || to === null ? (
        <span className={value === 0 ? "text-muted" : ""}>{formatCount(value)}</span>
      ) : (
        <Link href={to} prefetch={false}>
          {formatCount(value)}
        </Link>
      )}
      {share !== "" && <span className="text-muted"> ({share})</span>}
    </>
  );
}
