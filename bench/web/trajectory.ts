import { routes } from "@/lib/routes";
import type { Bench, Served } from "./bench";
import { queryOne } from "./databases";
import { type MeasuredPage, measurePage } from "./measure-page";
import { serveReference } from "./reference-page";
import { searchTimes } from "./search-times";
import { css, spanRows, spans, zoomIn, zoomOut } from "./selectors";
import { milliseconds, Table } from "./table";

const MEDIUM_RUN = 3_000;

/** Of a job's page: how soon it can be used, what it costs the browser, beside the page of the reference. */
export async function trajectoryBench({ settings, serve }: Bench): Promise<Table[]> {
  const loads = [settings.spans, MEDIUM_RUN].map((count) => ({ jobs: 1, spans: count, seed: `run-of-${count}` }));
  return serve("runs", loads, async (served) => {
    const tables: Table[] = [];
    for (const { spans: count } of loads) {
      const id = await jobOfSpans(served, count);
      const table = new Table(`A job of ${count.toLocaleString("en")} spans`);
      await measurePage(table, ours(`${served.site.url}${routes.job(id)}`), settings.runs);
      if (count === MEDIUM_RUN) {
        const times = await searchTimes(`${served.site.url}${routes.job(id)}`, settings.runs);
        table.add("input → first hits of a search over all content", milliseconds(times));
      }
      tables.push(table, await measureReference(served, { id, count, home: settings.home }));
    }
    return tables;
  });
}

function ours(url: string): MeasuredPage {
  return {
    url,
    firstRow: { selector: css.firstSpanLink, isHydrated: true },
    scroller: spans,
    rows: spanRows,
    zoom: { in: zoomIn, out: zoomOut },
  };
}

async function measureReference(
  { databaseUrl }: Served,
  { id, count, home }: { id: string; count: number; home: string },
): Promise<Table> {
  const table = new Table(`The same run in one static table, as the reference does it`);
  const reference = await serveReference({ databaseUrl, id, file: `${home}/reference-${count}.html` });
  table.say("page, uncompressed", `${(reference.bytes / 1024 / 1024).toFixed(1)} MB`);
  try {
    const page = {
      url: reference.url,
      firstRow: { selector: "#trajectory tr a[href]", isHydrated: false },
      scroller: null,
      rows: (opened: Parameters<MeasuredPage["rows"]>[0]) => opened.locator("#trajectory tr"),
      zoom: null,
    };
    await measurePage(table, page, count > MEDIUM_RUN ? 1 : 3);
  } catch (error) {
    table.say("the browser did not survive it", String(error).split("\n")[0] ?? "");
  } finally {
    await reference.stop();
  }
  return table;
}

async function jobOfSpans({ databaseUrl }: Served, count: number): Promise<string> {
  const { id } = await queryOne<{ id: string }>(
    databaseUrl,
    "select job_id as id from spans group by 1 having count(*) = $1 limit 1",
    [count],
  );
  return id;
}
