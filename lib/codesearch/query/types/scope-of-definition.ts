import { recordKind } from "@/lib/codesearch/scanner/definition-records";
import type { ScannedDefinition } from "@/lib/codesearch/scanner/scanned-definition";
import type { CodeTokens } from "./code-tokens";
import { LocalScope } from "./local-scope";

/** The names that are declared in a definition; `code` is its text from its first line on. */
export function scopeOfDefinition(definition: ScannedDefinition, code: CodeTokens): LocalScope {
  const scope = new LocalScope(definition.path);
  const end = code.count;
  if (definition.record === recordKind.macro) {
    const parameters = macroParameters(code);
    scope.addUntyped(code, parameters);
    const body = parameters.length > 0 ? code.skipGroup(3, end) : 3;
    scope.addDeclarations({ code, start: body, end });
    return scope;
  }
  if (definition.record !== recordKind.function && definition.record !== recordKind.invocation) {
    scope.addDeclarations({ code, start: 0, end });
    return scope;
  }
  const name = definition.macro === "" ? definition.name : definition.macro;
  const open = parametersOf(code, name);
  if (open < 0) return scope;
  const close = code.skipGroup(open, end) - 1;
  scope.addParameters({ code, start: open + 1, end: close });
  addPrototypes(code, open + 1, close, scope);
  scope.addDeclarations({ code, start: close + 1, end });
  return scope;
}

/** The names in `#define name(a, b)`, as tokens. */
function macroParameters(code: CodeTokens): number[] {
  const adjoins = code.text(3) === "(" && code.offsets[3] === (code.offsets[2] ?? 0) + code.text(2).length;
  return adjoins ? code.split(4, code.skipGroup(3, code.count) - 1).map(([from]) => from) : [];
}

/** The parenthesis that opens the parameters of the function, -1: none. */
function parametersOf(code: CodeTokens, name: string): number {
  for (let i = 0; i < code.count; i++) if (code.text(i) === name && code.text(i + 1) === "(") return i + 1;
  return -1;
}

/** `TP_PROTO(struct sock *sk)` in a trace event declares what its other arguments use. */
function addPrototypes(code: CodeTokens, start: number, end: number, scope: LocalScope): void {
  for (let i = start; i < end; i++) {
    if (!/^(?:TP_PROTO|PROTO)$/.test(code.text(i)) || code.text(i + 1) !== "(") continue;
    scope.addParameters({ code, start: i + 2, end: code.skipGroup(i + 1, end) - 1 });
  }
}
