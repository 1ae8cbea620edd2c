import type { VerdictFlag } from "@/lib/contract/job";

/** A job's booleans as syzbot shows them, each with a sign and a word for it. */
export function Verdict({ flags }: { flags: readonly VerdictFlag[] }) {
  return flags.map(({ name, value }) => (
    <span key={name} className="mr-2 whitespace-nowrap">
      {name}
      <span role="img" aria-label={value ? "yes" : "no"} className="ml-1">
        {value ? "✅" : "❌"}
      </span>
    </span>
  ));
}
