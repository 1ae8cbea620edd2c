import { formatCost } from "@/components/ui/quantities";
import { Moment } from "@/components/ui/time";
import { visibleLine } from "@/components/ui/visible-text";
import type { EvalReport } from "@/lib/eval/eval-report";

/** What was measured: model, prompt and revision, reports, and when. */
export function EvalFacts({ report }: { report: EvalReport }) {
  const { eval: it, cases, work, finished, promptVersions, codeRevisions } = report;
  const facts: [string, React.ReactNode][] = [
    ["Model", modelText(report)],
    ["Prompt", <Names key="" names={promptVersions} />],
    ["Revision", <Names key="" names={codeRevisions.map((revision) => visibleLine(revision).slice(0, 12))} />],
    ["Cases", `${cases.length}, ${it.runs === 1 ? "one run" : `${it.runs} runs`} each`],
    ["Cost", `${formatCost(work.costMicros)}${work.unpriced > 0 ? `, that of ${work.unpriced} jobs unknown` : ""}`],
    [
      "Reports",
      <span key="" className="font-mono" title={`sha256 ${it.setDigest}`}>
        {it.setDigest.slice(0, 12)}
      </span>,
    ],
    [
      "ID",
      <span key="" className="font-mono">
        {it.id}
      </span>,
    ],
    ["Started", <Moment key="" at={it.created} />],
    ...(finished === null ? [] : [["Ended", <Moment key="" at={finished} />] satisfies [string, React.ReactNode]]),
    ["Operator", visibleLine(it.operator)],
  ];
  return (
    <dl className="facts" aria-label="Facts">
      {facts.map(([name, value]) => (
        <div key={name} className="min-w-0">
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The model asked for and, of a category, those that answered. */
function modelText({ eval: { model: asked }, models }: EvalReport): string {
  const others = models.filter((model) => model !== asked);
  return visibleLine(others.length === 0 ? asked : `${asked}: ${others.join(", ")}`);
}

/** More than one says that something changed while the eval ran. */
function Names({ names }: { names: readonly string[] }) {
  if (names.length === 0) return "–";
  return <span className="font-mono">{names.join(", ")}</span>;
}
