import type { Answer, Investigation, Lookup } from "../../investigation";
import { definitionLookup, readDefinition } from "../../lookups";
import { type Citation, cite } from "../path/citation";
import type { Step } from "../path/step";
import { CAPABILITY_CALL, type Scope, scopeOfCall } from "./capability-calls";
import { type FoundCheck, findChecks } from "./find-checks";

/** A question for a capability on a path. */
export interface PathCheck extends FoundCheck {
  readonly step: Step;
  /** For a wrapper: the line that tells the scope. */
  readonly wrapper: Citation | null;
}

/** Finds the checks in the functions of `steps` (innermost first) and reads the wrappers among them. */
export function* readChecks(steps: readonly Step[]): Investigation<PathCheck[]> {
  const found = steps.flatMap((step, index) =>
    step.source === null
      ? []
      : findChecks(step.source, step.offset).map((check) => ({ ...check, step, wrapper: null, inner: index })),
  );
  const exempted = found.map(({ inner, ...check }) => withoutExceptions(check, steps.slice(0, inner)));
  const wrappers = exempted.filter(({ scope, effect }) => scope === null && effect !== "beside");
  if (wrappers.length === 0) return exempted;
  const lookups = wrappers.map(({ call, place }): Lookup => definitionLookup(call, place.path));
  const names = [...new Set(wrappers.map(({ call }) => `\`${call}\``))].join(", ");
  const answers = yield { thoughts: `I read which capability ${names} asks for, and of which namespace.`, lookups };
  const byCheck = new Map(wrappers.map((check, index) => [check, scopeOfWrapper(answers[index])]));
  return exempted.map((check) => ({ ...check, ...byCheck.get(check) }));
}

/** What a condition lets by that the path is not: requests that only read, errors before. */
function withoutExceptions(check: PathCheck, inner: readonly Step[]): PathCheck {
  if (check.effect !== "conditional") return check;
  const others = check.condition
    .replace(/^(?:else )?if\s*\(/, "")
    .replace(/\)$/, "")
    .split("&&")
    .map((part) => part.trim())
    .filter((part) => !part.includes(check.asked) && !/^!\s*(?:err|ret|error|rc)$/.test(part));
  if (check.condition.includes("||")) return check;
  if (others.length === 0) return { ...check, effect: "guards" };
  if (others.length === 1 && /!=.*_GET$/.test(others[0] ?? "")) {
    const onlyReads = inner.some(({ name }) => /(?:^|_)(?:get|dump|fill)(?:_|$|[a-z]+$)/.test(name));
    return { ...check, effect: onlyReads ? "beside" : "guards" };
  }
  // What a sysctl forbids to the unprivileged is forbidden by default and in distributions.
  if (others.every((part) => /\bsysctl_unprivileged_\w+$/.test(part))) return { ...check, effect: "guards" };
  return check;
}

function scopeOfWrapper(answer: Answer | undefined): { scope: Scope | null; wrapper: Citation | null } {
  const source = readDefinition(answer)?.source ?? null;
  if (source === null) return { scope: null, wrapper: null };
  const body = Math.max(source.masked.indexOf("{"), 0);
  const initial = source.masked.indexOf("init_user_ns", body);
  if (initial >= 0) return { scope: "machine", wrapper: cite(source, initial) };
  const asked = Array.from(source.masked.slice(body).matchAll(CAPABILITY_CALL), (match) => ({
    offset: body + match.index,
    scope: scopeOfCall(match[1] ?? "") ?? (/ns_capable/.test(match[1] ?? "") ? ("namespace" as const) : null),
  }));
  const best = asked.find(({ scope }) => scope === "namespace") ?? asked.find(({ scope }) => scope === "machine");
  return best === undefined
    ? { scope: null, wrapper: null }
    : { scope: best.scope, wrapper: cite(source, best.offset) };
}
