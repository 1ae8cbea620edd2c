import { jsonResponse } from "@/app/api/json-response";
import { modelPrice } from "@/lib/contract/model-prices";
import { liveAgents } from "@/lib/db/agents";

export const dynamic = "force-dynamic";

/** `/ai_models?json=1`: what live workers say about their models, with prices. */
export async function GET(): Promise<Response> {
  const agents = await liveAgents();
  return jsonResponse({
    Workers: agents.map(({ name, defaultModel, modelReport }) => ({
      Name: name,
      DefaultModel: defaultModel,
      Report:
        modelReport === null
          ? null
          : { ...modelReport, models: modelReport.models.map((model) => ({ ...model, price: modelPrice(model.id) })) },
    })),
  });
}
