import { type StatsChoice, type StatsNarrowing, statsGroupings, statsRanges } from "@/lib/contract/stats";
import { routes } from "@/lib/routes";
import { type Query, readDay, textOf, withQuery } from "./query";

/** The stats at a choice; what is as usual is left out of the URL. */
export function statsPage({ namespace, grouping, range, dates, only }: StatsChoice): string {
  const query = new URLSearchParams();
  if (range === "dates") {
    if (dates.from !== "") query.set("from", dates.from);
    if (dates.to !== "") query.set("to", dates.to);
  } else if (range !== USUAL_RANGE) query.set("range", range);
  if (grouping !== "workflow") query.set("group", grouping);
  for (const [name, value] of Object.entries(only)) query.set(name, value);
  return withQuery(routes.stats(namespace), query);
}

const USUAL_RANGE = "30d";

/**
 * Reads what {@link statsPage} wrote. Dates go before a range. What is malformed counts as not set; days that there are not are
 * named in `problems`, in sentences for the reader.
 */
export function readStatsPage(namespace: string, query: Query): { choice: StatsChoice; problems: string[] } {
  const problems: string[] = [];
  const dates = { from: readDay(textOf(query, "from"), problems), to: readDay(textOf(query, "to"), problems) };
  const hasDates = dates.from !== "" || dates.to !== "";
  const range = statsRanges.find((known) => known !== "dates" && known === query.range) ?? USUAL_RANGE;
  const grouping = statsGroupings.find((known) => known === query.group) ?? "workflow";
  const choice: StatsChoice = {
    namespace,
    grouping,
    range: hasDates ? "dates" : range,
    dates,
    only: readOnly(query),
  };
  return { choice, problems };
}

/** A name without a value asks for jobs that have none. */
function readOnly(query: Query): StatsNarrowing {
  const given = statsGroupings.filter((name) => query[name] !== undefined);
  return Object.fromEntries(given.map((name) => [name, textOf(query, name)]));
}
