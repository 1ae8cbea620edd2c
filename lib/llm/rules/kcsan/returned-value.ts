import { enclosingCalls } from "../c/enclosing-calls";
import { type ValueUse, valueUses } from "../c/value-uses";
import { callLine } from "./held-locks";
import { functionName } from "./helper-frames";
import type { Side } from "./sides";

/** What the caller in the stack does with what the side's function returns; null when the call was not found. */
export function usesOfResult({ code, callers }: Side): ValueUse[] | null {
  const caller = callers[0];
  const source = caller?.source;
  const name = functionName(code.frame);
  if (caller === undefined || !source || !/^\w+$/.test(name)) return null;
  const line = callLine(caller, name);
  const start = line === null ? undefined : source.lineStarts[line - source.firstLine];
  if (line === null || start === undefined) return null;
  const call = new RegExp(`\\b${name}\\s*\\(`).exec(source.masked.slice(start).split("\n")[0] ?? "");
  if (call === null) return null;
  const offset = start + call.index;
  return valueUses(source, {
    expression: name,
    root: name,
    members: [],
    indirect: false,
    dereferenced: false,
    direction: "read",
    marked: false,
    call: enclosingCalls(source.masked, offset)[0] ?? "",
    stored: "",
    offset,
    line,
  });
}
