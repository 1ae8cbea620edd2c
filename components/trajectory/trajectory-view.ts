import { type SpanType, spanTypes } from "@/lib/contract/span";
import { type Query, textOf } from "@/lib/routes/query";
import type { SpanFilter } from "@/lib/trajectory/span-filter";

/** How a trajectory is looked at; all of it is in the URL. */
export interface TrajectoryView {
  /** The span whose content is open. */
  readonly selected: number | null;
  /** Spans that hide what is inside them. */
  readonly closed: ReadonlySet<number>;
  readonly filter: SpanFilter;
  /** What is looked for; empty for nothing. */
  readonly find: string;
  /** The stretch of time that the bars show, in milliseconds from the start of the run; null for all of it. */
  readonly zoom: { readonly from: number; readonly to: number } | null;
  /** Whether the crash report stands beside the trajectory. */
  readonly report: boolean;
}

/** Reads what {@link viewInUrl} wrote; what is malformed counts as not set. */
export function readTrajectoryView(query: Query): TrajectoryView {
  const text = (name: string) => textOf(query, name);
  const list = (name: string) => text(name).split("~").filter(Boolean);
  const [from, to] = text("zoom").split("-").map(readNumber);
  return {
    selected: readNumber(text("span")),
    closed: new Set(
      text("closed")
        .split(".")
        .flatMap((part) => readNumber(part) ?? []),
    ),
    filter: {
      types: new Set(list("types").filter((type): type is SpanType => spanTypes.some((known) => known === type))),
      tools: new Set(list("tools")),
      failed: text("failed") === "1",
    },
    find: text("find").slice(0, MAX_FIND),
    zoom: from == null || to == null || from >= to ? null : { from, to },
    report: text("beside") === "report",
  };
}

const MAX_FIND = 1000;
/** Longer addresses are refused on their way; what is folded is the least to lose. */
const MAX_CLOSED = 200;

/** `href` with the view in its query; what is as it is at first is left out. */
export function viewInUrl({ selected, closed, filter, find, zoom, report }: TrajectoryView, href: string): string {
  const url = new URL(href);
  const set = (name: string, value: string) =>
    value === "" ? url.searchParams.delete(name) : url.searchParams.set(name, value);
  set("span", selected === null ? "" : String(selected));
  set(
    "closed",
    [...closed]
      .sort((a, b) => a - b)
      .slice(0, MAX_CLOSED)
      .join("."),
  );
  set("types", [...filter.types].sort().join("~"));
  set("tools", [...filter.tools].sort().join("~"));
  set("failed", filter.failed ? "1" : "");
  set("find", find);
  set("zoom", zoom === null ? "" : `${Math.round(zoom.from)}-${Math.round(zoom.to)}`);
  set("beside", report ? "report" : "");
  return url.href;
}

function readNumber(text: string): number | null {
  return /^\d{1,12}$/.test(text) ? Number(text) : null;
}
