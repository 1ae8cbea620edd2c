/** Ways to the parts of a job's page, where they stand below each other and the last ones are many screens away. */
export function JobParts({ hasReport }: { hasReport: boolean }) {
  const parts = [
    { id: "explanation", title: "Explanation" },
    ...(hasReport ? [{ id: "report", title: "Crash report" }] : []),
    { id: "trajectory", title: "Trajectory" },
    { id: "inputs", title: "Inputs" },
    { id: "journal", title: "Journal" },
  ];
  return (
    <nav aria-label="Parts of this page" className="job-parts">
      {parts.map(({ id, title }) => (
        <a key={id} href={`#${id}`}>
          {title}
        </a>
      ))}
    </nav>
  );
}
