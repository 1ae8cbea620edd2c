import Link from "next/link";
import { type StatsChoice, type StatsRange, statsGroupings } from "@/lib/contract/stats";
import { routes } from "@/lib/routes";
import { statsPage } from "@/lib/routes/stats";
import { GroupName, groupingNames } from "./group-name";

const ranges: readonly (readonly [Exclude<StatsRange, "dates">, string])[] = [
  ["7d", "7 days"],
  ["30d", "30 days"],
  ["90d", "90 days"],
  ["all", "all"],
];

/** Which jobs are counted and by what: the state is the URL, and it works without a script. */
export function StatsFilters({ choice }: { choice: StatsChoice }) {
  const { namespace, range, dates, grouping, only } = choice;
  return (
    <div className="job-tools flex flex-wrap items-center gap-x-4 gap-y-2">
      <nav aria-label="Created in the last" className="flex flex-wrap items-center gap-2">
        {ranges.map(([value, text]) => (
          <Link
            key={value}
            href={statsPage({ ...choice, range: value, dates: { from: "", to: "" } })}
            prefetch={false}
            className="control chip"
            aria-current={value === range ? "true" : undefined}
          >
            {text}
          </Link>
        ))}
      </nav>
      <Narrowing choice={choice} />
      <form key={statsPage(choice)} action={routes.stats(namespace)} className="flex flex-wrap items-center gap-2">
        {Object.entries({ ...only, ...(range === "dates" ? {} : { range }) }).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <label className="flex items-center gap-2">
          created from
          <input type="date" name="from" defaultValue={dates.from} className="field w-auto" />
        </label>
        <label className="flex items-center gap-2">
          before
          <input type="date" name="to" defaultValue={dates.to} className="field w-auto" />
        </label>
        <span className="flex items-center gap-2">
          <label htmlFor="stats-group">by</label>
          <select id="stats-group" name="group" defaultValue={grouping} className="field w-auto">
            {statsGroupings.map((value) => (
              <option key={value} value={value}>
                {groupingNames[value].toLowerCase()}
              </option>
            ))}
          </select>
        </span>
        <button type="submit" className="control">
          Show
        </button>
      </form>
    </div>
  );
}

/** What the jobs are narrowed to, each piece of which can be dropped. */
function Narrowing({ choice }: { choice: StatsChoice }) {
  const narrowed = statsGroupings.flatMap((grouping) => {
    const { [grouping]: name, ...others } = choice.only;
    return name === undefined ? [] : [{ grouping, name, others }];
  });
  if (narrowed.length === 0) return null;
  return (
    <nav aria-label="Only jobs with" className="flex flex-wrap items-center gap-2">
      {narrowed.map(({ grouping, name, others }) => (
        <Link
          key={grouping}
          href={statsPage({ ...choice, only: others })}
          prefetch={false}
          className="control chip"
          title="Drop this filter"
        >
          <span className="chip-text">
            {groupingNames[grouping].toLowerCase()} <GroupName grouping={grouping} name={name} />
          </span>
          <span role="img" aria-label="drop">
            ×
          </span>
        </Link>
      ))}
    </nav>
  );
}
