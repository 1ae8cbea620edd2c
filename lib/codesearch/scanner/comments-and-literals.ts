import { char } from "./characters";
import { skipBlockComment } from "./directives";
import { frame, type ScanState } from "./scan-state";
import { token } from "./token-list";

/** `/`: a comment, or a division. A comment between declarations is kept for the one that follows. */
export function readSlash(state: ScanState): void {
  const { bytes } = state;
  const next = bytes[state.position + 1];
  if (next === char.star) {
    const firstLine = state.line;
    state.position = skipBlockComment(state, state.position + 2);
    const between = state.parens === 0 && state.tokens.count === state.top.firstToken;
    if (between && state.top.kind !== frame.functionBody) state.noteComment(firstLine);
  } else if (next === char.slash) {
    skipLineComment(state);
  } else {
    state.position++;
  }
}

/** `// …` to its newline, over continued lines. */
function skipLineComment(state: ScanState): void {
  const { bytes } = state;
  let from = state.position;
  for (;;) {
    const newline = bytes.indexOf(char.newline, from);
    if (newline < 0) {
      state.position = bytes.length;
      return;
    }
    if (bytes[newline - 1] !== char.backslash) {
      state.position = newline;
      return;
    }
    state.line++;
    state.lineStart = newline + 1;
    from = newline + 1;
  }
}

/** A string or character literal; one that is not closed ends with its line. */
export function readLiteral(state: ScanState, quote: number): void {
  const { bytes } = state;
  const start = state.position;
  const end = endOfLiteral(state, quote);
  const { kind } = state.top;
  const atDeclaration = state.parens === 0 && kind !== frame.functionBody && kind !== frame.initialiser;
  if (quote === char.quote && atDeclaration) state.addToken(token.string, start, Math.min(end, bytes.length));
  state.position = end + 1;
}

function endOfLiteral(state: ScanState, quote: number): number {
  const { bytes } = state;
  let position = state.position + 1;
  while (position < bytes.length) {
    const byte = bytes[position];
    if (byte === char.backslash) {
      if (bytes[position + 1] === char.newline) {
        state.line++;
        state.lineStart = position + 2;
      }
      position += 2;
      continue;
    }
    if (byte === quote) return position;
    if (byte === char.newline) return position - 1;
    position++;
  }
  return position;
}
