import { z } from "zod";
import { trimTrailing } from "@/lib/contract/trim-trailing";
import type { ModelSettings } from "./model-settings";

const listSchema = z.object({ data: z.array(z.object({ id: z.string().min(1) })) });

/** How long a server may take to say what it has, in milliseconds. */
const TIMEOUT_MS = 3000;

/**
 * Ids (`compatible:<model>`) of the models that the OpenAI-compatible server of `settings` lists. Empty without a server,
 * and when it does not answer: what it has can be wished for all the same.
 */
export async function compatibleModels({ baseUrl, apiKey }: ModelSettings): Promise<string[]> {
  if (baseUrl === "") return [];
  try {
    const headers: Record<string, string> = apiKey === "" ? {} : { authorization: `Bearer ${apiKey}` };
    const url = `${trimTrailing(baseUrl, "/")}/models`;
    const response = await fetch(url, { headers, signal: AbortSignal.timeout(TIMEOUT_MS) });
    const list = listSchema.parse(await response.json());
    return list.data.map(({ id }) => `compatible:${id}`);
  } catch {
    return [];
  }
}
