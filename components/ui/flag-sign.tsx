/** A boolean of a verdict, a vote or a label; a dash where there is none. */
export function FlagSign({ value }: { value: boolean | null }) {
  if (value === null) return <span className="text-muted">–</span>;
  return (
    <span role="img" aria-label={value ? "yes" : "no"}>
      {value ? "✅" : "❌"}
    </span>
  );
}
