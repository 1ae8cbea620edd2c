/** How far a name may stand before its parenthesis. */
const MAX_NAME = 64;

/** Names before the parentheses that hold `offset`, innermost first, up to the start of its statement: calls, macros, `if`. */
export function enclosingCalls(masked: string, offset: number): string[] {
  const names: string[] = [];
  let depth = 0;
  for (let at = offset - 1; at >= 0; at--) {
    const character = masked.charAt(at);
    if (character === ")" || character === "]") depth++;
    else if (depth > 0 && (character === "(" || character === "[")) depth--;
    else if (character === "(") names.push(/(\w*)\s*$/.exec(masked.slice(Math.max(0, at - MAX_NAME), at))?.[1] ?? "");
    else if (depth === 0 && ";{}".includes(character)) break;
  }
  return names.filter((name) => name !== "");
}
