import type { Metadata } from "next";
import { PageFrame } from "@/app/page-frame";
import { ModelTables } from "@/components/models/model-tables";
import { workersOf } from "@/components/models/reporting-workers";
import { Notice } from "@/components/ui/notice";
import { visibleLine } from "@/components/ui/visible-text";
import { liveAgents } from "@/lib/db/agents";
import { routes } from "@/lib/routes";

export const metadata: Metadata = { title: "Models" };
export const dynamic = "force-dynamic";

/** `/ai_models`: which models there are, what they cost, and whether their providers answer, as live workers say. */
export default async function ModelsPage() {
  const { reporting, silent } = workersOf(await liveAgents());
  return (
    <PageFrame namespace={null}>
      <h1 className="text-lg font-bold">Models</h1>
      <p className="mt-1 max-w-prose">
        What each live worker can run jobs with. Workers ask their providers every five minutes for a list of models;{" "}
        <code>assay models</code> asks at once. Prices are list prices in dollars per million tokens, from the product's
        own table. <a href={routes.modelsJson()}>As JSON</a>
      </p>
      {reporting.length === 0 && silent.length === 0 && (
        <Notice look="review" title="No worker is live">
          Nobody says which models there are: start one with <code>assay worker</code>, or everything with{" "}
          <code>npm start</code>.
        </Notice>
      )}
      {silent.length > 0 && (
        <Notice look="review" title="Not known yet">
          {visibleLine(silent.join(", "))}: nothing said about models. A worker that has just started does so within
          some seconds: load the page again.
        </Notice>
      )}
      {reporting.map((worker) => (
        <ModelTables key={worker.number} worker={worker} />
      ))}
    </PageFrame>
  );
}
