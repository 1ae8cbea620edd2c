import type { JsonSchema, OfferedTool, Question, ScriptedTurn } from "./wire-format";

const SET_RESULTS = "set-results";

/**
 * What a model says that does what every agent is told to: at first it calls two tools at once, then `set-results`, then it replies.
 * Follows from the request alone. What it gives to tools fits their schemas and means nothing.
 */
export function obedientScript({ turn, tools }: Question): ScriptedTurn {
  const results = tools.find(({ name }) => name === SET_RESULTS);
  const others = tools.filter(({ name }) => name !== SET_RESULTS).slice(0, 2);
  if (turn === 0 && others.length > 0)
    return { thoughts: "I look at the code <first>.", calls: others.map(call), text: "" };
  if (turn <= 1 && results !== undefined) return { thoughts: "I have decided.", calls: [call(results)], text: "" };
  return { thoughts: "Now I say why.", calls: [], text: "## Because\n\nIt is as `it` is." };
}

function call({ name, schema }: OfferedTool) {
  return { name, input: fitting(schema) as Record<string, unknown> };
}

/** The least that fits a schema: every field that is required. */
function fitting(schema: JsonSchema): unknown {
  const { type, properties = {}, required = [], enum: values, anyOf, items, minimum } = schema;
  if (Array.isArray(values)) return values[0];
  if (Array.isArray(anyOf)) return fitting(anyOf[0]);
  if (type === "object") {
    const fields = properties as Record<string, JsonSchema>;
    return Object.fromEntries((required as string[]).map((name) => [name, fitting(fields[name] ?? {})]));
  }
  if (type === "array") return items === undefined ? [] : [fitting(items as JsonSchema)];
  if (type === "boolean") return true;
  if (type === "integer" || type === "number") return Math.max(1, Number(minimum ?? 1));
  return "tether_poll";
}
