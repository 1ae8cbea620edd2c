/** A boolean of a verdict or a label as the lists show it; a dash where there is none. */
export function FlagSign({ value }: { value: boolean | null }) {
  if (value === null) return <span className="text-muted">–</span>;
  return (
    <span role="img" aria-label={value ? "yes" : "no"}>
      {value ? "✅" : "❌"}
    </span>
  );
}
