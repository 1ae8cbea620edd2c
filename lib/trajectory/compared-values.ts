import { type JsonText, jsonObject, toJsonText } from "@/lib/contract/json-text";

/** A named value of two jobs, as text; null where a job has none. */
export interface ComparedValue {
  readonly name: string;
  readonly a: string | null;
  readonly b: string | null;
  readonly same: boolean;
}

/** The values of two JSON objects under their names, in the order of the first one. Numbers are compared digit by digit. */
export function comparedValues(a: JsonText, b: JsonText): ComparedValue[] {
  const [left, right] = [jsonObject(a), jsonObject(b)];
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].map((name) => {
    const [one, other] = [textOf(left, name), textOf(right, name)];
    const same = one === other && typeof left[name] === typeof right[name];
    return { name, a: one, b: other, same };
  });
}

function textOf(values: Record<string, unknown>, name: string): string | null {
  if (!Object.hasOwn(values, name)) return null;
  const value = values[name];
  return typeof value === "string" ? value : toJsonText(value);
}
