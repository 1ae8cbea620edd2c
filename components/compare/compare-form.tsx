import { routes } from "@/lib/routes";

/** Asks for the two jobs to compare. */
export function CompareForm({ a, b }: { a: string; b: string }) {
  return (
    <form action={routes.jobComparisonForm()} className="mt-3 grid max-w-xl gap-2">
      <label>
        First job's ID
        <input name="a" defaultValue={a} required className="field font-mono" autoComplete="off" spellCheck={false} />
      </label>
      <label>
        Second job's ID
        <input name="b" defaultValue={b} required className="field font-mono" autoComplete="off" spellCheck={false} />
      </label>
      <button type="submit" className="control control-primary justify-self-start">
        Compare
      </button>
    </form>
  );
}
